package dev.assay.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.participant.ModelException;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.AttemptResult;
import dev.assay.protocol.LabEvent.StopReason;
import dev.assay.protocol.Outcome;
import dev.assay.protocol.RunId;
import dev.assay.runner.RunnerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class LabRunTest {
  @TempDir Path folder;

  @Test
  void scoresEveryCellOfThePlan() throws Exception {
    LabFixture lab = new LabFixture(folder, "one", "two");
    lab.samples = 3;

    RunSummary summary =
        lab.run(WordParticipant.saying("good", "right"), WordParticipant.saying("bad", "left"));

    assertThat(summary.status()).isEqualTo("completed");
    assertThat(summary.outcomes())
        .containsExactlyInAnyOrderEntriesOf(Map.of(Outcome.PASSED, 6, Outcome.FAILED, 6));
    assertThat(summary.models()).extracting(Standing::participant).containsExactly("good", "bad");
    assertThat(summary.models().getFirst().accuracy().orElseThrow().value()).isEqualTo(1);
    assertThat(summary.models().getFirst().passAtK()).containsOnlyKeys(1, 2, 3);
    assertThat(summary.unscored()).isZero();
  }

  @Test
  void keepsWhatWasSentAndWhatCameBack() throws Exception {
    RunSummary summary =
        new LabFixture(folder, "one").run(WordParticipant.saying("maker/model-1", "right"));

    Path run = folder.resolve(summary.runId());
    AttemptFolder attempt = new AttemptFolder(run.resolve("one__maker_model-1__sample00"));
    assertThat(attempt.prompt()).hasContent("Write 'right' into answer.txt.");
    assertThat(attempt.response()).hasContent(WordParticipant.fenced("right").strip());
    assertThat(attempt.patch()).content().contains("+right");
    assertThat(TestResultsFile.read(attempt.tests())).hasSize(1);
  }

  @Test
  void tellsARefusedPatchAndAReplyWithoutPatchFromAFailure() throws Exception {
    WordParticipant participant =
        new WordParticipant(
            "model",
            false,
            (task, _) ->
                task.id().equals("prose")
                    ? "I would rather not."
                    : "```diff\n--- a/answer.txt\n+++ b/answer.txt\n@@ -1 +1 @@\n-nothing like it\n+right\n```");

    RunSummary summary = new LabFixture(folder, "prose", "unfit").run(participant);

    assertThat(summary.outcomes())
        .containsExactlyInAnyOrderEntriesOf(Map.of(Outcome.NO_PATCH, 1, Outcome.PATCH_REJECTED, 1));
  }

  @Test
  void anApiErrorHasNoScoreAndIsRetriedWithoutTouchingTheRest() throws Exception {
    LabFixture lab = new LabFixture(folder, "one", "two");
    AtomicBoolean down = new AtomicBoolean(true);
    WordParticipant model =
        new WordParticipant(
            "model",
            true,
            (task, _) -> {
              if (task.id().equals("two") && down.get()) {
                throw new ModelException(ModelException.Kind.SERVER, "the endpoint is down", 3);
              }
              return WordParticipant.fenced("right");
            });

    RunSummary first = lab.run(model);
    assertThat(first.outcomes())
        .containsExactlyInAnyOrderEntriesOf(Map.of(Outcome.PASSED, 1, Outcome.API_ERROR, 1));
    assertThat(first.models().getFirst().scored()).isEqualTo(1);
    assertThat(first.unscored()).isEqualTo(1);

    down.set(false);
    RunSummary second = lab.resume(first, true, model);
    assertThat(second.outcomes()).containsExactlyEntriesOf(Map.of(Outcome.PASSED, 2));
    assertThat(model.asked).hasValue(3);
  }

  @Test
  void anInfrastructureErrorIsDoneAgainWithoutAskingTheModelAgain() throws Exception {
    LabFixture lab = new LabFixture(folder, "one");
    lab.benchmark.during(() -> {
      throw new RunnerException("the machine is on fire");
    });
    WordParticipant model = WordParticipant.saying("model", "right");
    RunSummary first = lab.run(model);
    assertThat(first.outcomes()).containsOnlyKeys(Outcome.INFRASTRUCTURE_ERROR);

    lab.benchmark.during(() -> {});
    RunSummary second = lab.resume(first, false, model);

    assertThat(second.outcomes()).containsOnlyKeys(Outcome.PASSED);
    assertThat(second.attempts().getFirst().tries()).isEqualTo(2);
    assertThat(model.asked).hasValue(1);
  }

  @Test
  void asksAgainWhenTheKeptAnswerIsNotAsItWasRecorded() throws Exception {
    LabFixture lab = new LabFixture(folder, "one");
    lab.benchmark.during(() -> {
      throw new RunnerException("the machine is on fire");
    });
    WordParticipant model = WordParticipant.saying("model", "right");
    RunSummary first = lab.run(model);
    Files.writeString(
        folder.resolve(first.runId()).resolve("one__model__sample00/patch.diff"), "tampered");

    lab.benchmark.during(() -> {});
    RunSummary second = lab.resume(first, false, model);

    assertThat(second.outcomes()).containsOnlyKeys(Outcome.PASSED);
    assertThat(model.asked).hasValue(2);
  }

  @Test
  void aStoppedRunGoesOnWhereItWasAndRepeatsNothing() throws Exception {
    LabFixture lab = new LabFixture(folder, "a", "b", "c", "d", "e", "f");
    lab.concurrency = new Concurrency(1, 1);
    CountDownLatch inside = new CountDownLatch(1);
    AtomicInteger count = new AtomicInteger();
    lab.benchmark.during(() -> {
      if (count.incrementAndGet() == 3) {
        inside.countDown();
        new CountDownLatch(1).await();
      }
    });
    WordParticipant model = WordParticipant.saying("model", "right");
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
    RunSummary stopped = lab.summary(id);
    assertThat(stopped.status()).isEqualTo("stopped");
    assertThat(stopped.outcomes()).containsExactlyEntriesOf(Map.of(Outcome.PASSED, 2));

    RunSummary resumed = lab.resume(stopped, false, model);

    assertThat(resumed.status()).isEqualTo("completed");
    assertThat(resumed.outcomes()).containsExactlyEntriesOf(Map.of(Outcome.PASSED, 6));
    assertThat(lab.benchmark.evaluations).as("two before, one cut off, four after").hasValue(7);
  }

  @Test
  void stopsStartingAttemptsWhenTheMoneyIsSpent() throws Exception {
    LabFixture lab = new LabFixture(folder, "a", "b", "c", "d", "e", "f", "g", "h");
    lab.concurrency = new Concurrency(1, 1);
    lab.maxCost = OptionalDouble.of(0.025);

    RunSummary summary = lab.run(new WordParticipant("model", true, (_, _) -> "no patch"));

    assertThat(summary.status()).isEqualTo("stopped");
    assertThat(summary.outcomes()).containsExactlyEntriesOf(Map.of(Outcome.NO_PATCH, 3));
  }

  @Test
  void aBudgetOfNoTimeStartsNothing() throws Exception {
    LabFixture lab = new LabFixture(folder, "a");
    lab.maxTime = OptionalLong.of(0);

    RunSummary summary = lab.run(WordParticipant.saying("model", "right"));

    assertThat(summary.attempts()).isEmpty();
    assertThat(summary.unscored()).isEqualTo(1);
  }

  @Test
  void manyModelCallsWaitAtOnceWhileEvaluationsKeepTheirBound() throws Exception {
    String[] names = new String[50];
    for (int i = 0; i < names.length; i++) {
      names[i] = "task-" + i;
    }
    LabFixture lab = new LabFixture(folder, names);
    lab.concurrency = new Concurrency(2, 50);
    CyclicBarrier allWaiting = new CyclicBarrier(50);
    WordParticipant model =
        new WordParticipant(
            "model",
            true,
            (_, _) -> {
              try {
                int _ = allWaiting.await(30, TimeUnit.SECONDS);
              } catch (Exception e) {
                throw new AssertionError("fifty calls were never in flight at once", e);
              }
              return WordParticipant.fenced("right");
            });

    RunSummary summary = lab.run(model);

    assertThat(summary.outcomes()).containsExactlyEntriesOf(Map.of(Outcome.PASSED, 50));
    assertThat(lab.benchmark.mostAtOnce.get()).isLessThanOrEqualTo(2);
  }

  @Test
  void aMissingToolchainSkipsTheAttempt() throws Exception {
    LabFixture lab = new LabFixture(folder, "one");
    WordParticipant model = WordParticipant.saying("model", "right");
    Workbench workbench =
        new Workbench(
            lab.benchmark,
            lab.tasks,
            List.of(model),
            new NoRunner(),
            _ -> List.of("cobol is missing"));
    try (Lab open = Lab.open(folder, "test");
        LabRun run = open.plan(lab.plan(model), workbench, lab.concurrency, RunObserver.none())) {
      RunEnd _ = run.execute();
      RunSummary summary = lab.summary(run.id());
      assertThat(summary.outcomes()).containsOnlyKeys(Outcome.SKIPPED);
      assertThat(summary.attempts().getFirst().reason()).isEqualTo("cobol is missing");
      assertThat(summary.unscored()).isZero();
    }
  }

  @Test
  void aRunThatIsUnderWayCannotBeTakenUpByAnother() throws Exception {
    LabFixture lab = new LabFixture(folder, "one");
    WordParticipant model = WordParticipant.saying("model", "right");
    try (Lab open = Lab.open(folder, "test");
        LabRun run =
            open.plan(lab.plan(model), lab.workbench(model), lab.concurrency, RunObserver.none())) {
      RunSummary planned = lab.summary(run.id());
      assertThatThrownBy(() -> lab.resume(planned, false, model))
          .isInstanceOfSatisfying(
              LabException.class, e -> assertThat(e.kind()).isEqualTo(LabException.Kind.IN_USE))
          .hasMessageContaining(run.id().value());
    }
  }

  @Test
  void aRunIsNotTakenUpWithTasksThatHaveChanged() throws Exception {
    LabFixture lab = new LabFixture(folder, "one");
    WordParticipant model = WordParticipant.saying("model", "right");
    RunSummary first = lab.run(model);
    Workbench changed =
        new Workbench(
            lab.benchmark,
            List.of(new WordTask("one", "another digest")),
            List.of(model),
            new NoRunner(),
            _ -> List.of());
    try (Lab open = Lab.open(folder, "test")) {
      assertThatThrownBy(() ->
              open.resume(
                  new RunId(first.runId()),
                  lab.plan(model),
                  false,
                  changed,
                  lab.concurrency,
                  RunObserver.none()))
          .isInstanceOf(LabException.class)
          .hasMessageContaining("one")
          .hasMessageContaining("start a new run");
    }
  }

  @Test
  void aFailureOfTheLabItselfStopsTheRunAndLosesNothing() throws Exception {
    LabFixture lab = new LabFixture(folder, "a", "b", "c");
    lab.concurrency = new Concurrency(1, 1);
    AtomicInteger count = new AtomicInteger();
    lab.benchmark.during(() -> {
      if (count.incrementAndGet() == 2) {
        throw new java.io.IOException("No space left on device");
      }
    });
    WordParticipant model = WordParticipant.saying("model", "right");

    assertThatThrownBy(() -> lab.run(model))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("No space left on device");

    try (var reader = dev.assay.ledger.LedgerReader.open(Lab.ledgerFile(folder))) {
      RunSummary summary = RunSummary.read(reader, reader.runs(1).getFirst().run()).orElseThrow();
      assertThat(summary.outcomes()).containsEntry(Outcome.PASSED, 1);
      lab.benchmark.during(() -> {});
      assertThat(lab.resume(summary, false, model).outcomes())
          .containsExactlyEntriesOf(Map.of(Outcome.PASSED, 3));
    }
  }

  @Test
  void theObserverHearsOfAnEndOnlyWhenItIsOnRecord() throws Exception {
    LabFixture lab = new LabFixture(folder, "one");
    AtomicInteger heard = new AtomicInteger();
    RunObserver observer =
        new RunObserver() {
          private RunId id = new RunId("run_20260101T000000Z_00000");

          @Override
          public void started(RunId run, int planned, int pending) {
            id = run;
          }

          @Override
          public void attemptEnded(AttemptId attempt, AttemptResult result) {
            assertThat(lab.summary(id).outcomes()).containsEntry(Outcome.PASSED, 1);
            heard.incrementAndGet();
          }
        };

    RunSummary _ = lab.run(observer, WordParticipant.saying("model", "right"));

    assertThat(heard).hasValue(1);
  }
}
