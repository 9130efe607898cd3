package dev.assay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.benchmark.Requirement;
import dev.assay.benchmark.SourceFile;
import dev.assay.benchmark.Task;
import dev.assay.protocol.LabEvent.StopReason;
import dev.assay.protocol.Outcome;
import dev.assay.protocol.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A task whose files cannot be had, say from a repository that nobody serves, says nothing about
/// others.
@Timeout(60)
final class UnreadableTaskTest {
  @TempDir Path folder;

  private final FetchedTask near = new FetchedTask("near");
  private final FetchedTask far = new FetchedTask("far");

  @Test
  void filesThatAPromptNeedsAreMissedByTheirOwnAttemptAlone() throws Exception {
    far.fetching =
        () -> {
          throw new IOException("the repository of far could not be fetched");
        };
    WordParticipant model = prompted();
    LabFixture lab = new LabFixture(folder, List.of(near, far));

    RunSummary first = lab.run(model);

    assertThat(first.status()).isEqualTo("completed");
    assertThat(first.outcomes())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(Outcome.PASSED, 1, Outcome.INFRASTRUCTURE_ERROR, 1));
    assertThat(first.attempts())
        .filteredOn(attempt -> attempt.task().equals("far"))
        .singleElement()
        .satisfies(attempt ->
            assertThat(attempt.reason()).isEqualTo("the repository of far could not be fetched"));

    far.fetching = () -> {};
    RunSummary second = lab.resume(first, false, model);
    assertThat(second.outcomes()).containsExactlyEntriesOf(Map.of(Outcome.PASSED, 2));
  }

  @Test
  void filesThatAReplyIsReadByAreMissedByTheirOwnAttemptAlone() throws Exception {
    far.fetching =
        () -> {
          throw new IOException("the repository of far is gone");
        };

    RunSummary summary =
        new LabFixture(folder, List.of(far, near)).run(WordParticipant.saying("model", "right"));

    assertThat(summary.status()).isEqualTo("completed");
    assertThat(summary.outcomes())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(Outcome.PASSED, 1, Outcome.INFRASTRUCTURE_ERROR, 1));
  }

  @Test
  void aReplyThatWasPaidForIsReadEvenIfTheFilesAreGoneByThen() throws Exception {
    WordParticipant model =
        new WordParticipant(
            "model",
            true,
            (_, _) -> {
              far.fetching =
                  () -> {
                    throw new IOException("the repository of far is gone");
                  };
              return WordParticipant.fenced("right");
            });

    RunSummary summary = new LabFixture(folder, List.of(far)).run(model);

    assertThat(summary.outcomes()).containsExactlyEntriesOf(Map.of(Outcome.PASSED, 1));
  }

  @Test
  void aStopWhileFilesAreFetchedIsNoErrorOfTheAttempt() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    far.fetching =
        () -> {
          inside.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while far was fetched", e);
          }
        };
    WordParticipant model = prompted();
    LabFixture lab = new LabFixture(folder, List.of(far));
    RunId id;
    try (Lab open = Lab.open(folder, "test");
        LabRun run =
            open.plan(lab.plan(model), lab.workbench(model), lab.concurrency, RunObserver.none())) {
      Thread stopper =
          Thread.startVirtualThread(() -> {
            try {
              inside.await();
              run.stop(StopReason.INTERRUPTED, "enough");
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          });
      assertThat(run.execute()).isEqualTo(new RunEnd.Stopped(StopReason.INTERRUPTED, "enough"));
      stopper.join();
      id = run.id();
    }

    assertThat(lab.summary(id).outcomes()).isEmpty();
  }

  /// A participant that shows the task's files to its model.
  private static WordParticipant prompted() {
    return new WordParticipant(
        "model",
        true,
        (task, _) -> {
          assertThat(task.workspaceFiles()).isNotEmpty();
          return WordParticipant.fenced("right");
        });
  }

  /// Brings the files of a task.
  private interface Fetching {
    void run() throws IOException;
  }

  /// A word to write into a file that has to be fetched first.
  private static final class FetchedTask implements Task {
    private final WordTask task;
    private volatile Fetching fetching = () -> {};

    FetchedTask(String id) {
      this.task = new WordTask(id);
    }

    @Override
    public List<SourceFile> workspaceFiles() throws IOException {
      fetching.run();
      return task.workspaceFiles();
    }

    @Override
    public String id() {
      return task.id();
    }

    @Override
    public String language() {
      return task.language();
    }

    @Override
    public String type() {
      return task.type();
    }

    @Override
    public String difficulty() {
      return task.difficulty();
    }

    @Override
    public List<String> tags() {
      return task.tags();
    }

    @Override
    public String instructions() {
      return task.instructions();
    }

    @Override
    public List<SourceFile> testFiles() {
      return task.testFiles();
    }

    @Override
    public Optional<String> referencePatch() {
      return task.referencePatch();
    }

    @Override
    public String digest() {
      return task.digest();
    }

    @Override
    public List<Requirement> requirements() {
      return task.requirements();
    }
  }
}
