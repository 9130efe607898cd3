package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.gate.GateException.Kind;
import dev.assay.runner.process.ProcessRunner;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnTakingTest {
  private static final Map<String, String> ONE_THREAD = Map.of("ASSAY_MAX_THREADS", "1");

  @TempDir Path folder;

  private static Measuring measuring(GateFixture fixture, Turn turn) {
    return new Measuring(fixture.gate, new ProcessRunner(), ONE_THREAD, _ -> {}, turn);
  }

  private static Job hold(GateFixture fixture) throws Exception {
    return new JobFolder(fixture.home)
        .add(
            TurnProcess.spec(1),
            new JobStatus(JobState.RUNNING, JobOwner.self(), 0, 1, Instant.now(), ""));
  }

  private static void end(GateFixture fixture, Job job) throws Exception {
    new JobFolder(fixture.home).write(job.id(), job.status().in(JobState.DONE, ""));
  }

  private static List<Job> jobs(GateFixture fixture) throws Exception {
    return Jobs.of(fixture.home).list().jobs();
  }

  @Test
  void whatIsMeasuredIsShownAsItGoesOn() throws Exception {
    try (GateFixture fixture = GateFixture.open(folder)) {
      List<String> seen = new ArrayList<>();
      AtomicReference<GateException> problem = new AtomicReference<>();
      new Measuring(
              fixture.gate,
              new ProcessRunner(),
              ONE_THREAD,
              _ -> {
                try {
                  Job job = Jobs.of(fixture.home).find(1);
                  seen.add(
                      "%s %d/%d"
                          .formatted(
                              job.state().word(), job.status().measured(), job.status().planned()));
                } catch (GateException e) {
                  problem.set(e);
                }
              })
          .candidate(GateFixture.PROJECT, "output", MeasureRequest.USUAL);
      assertThat(problem.get()).isNull();
      assertThat(seen).containsExactly("running 1/1");
      assertThat(jobs(fixture)).singleElement().extracting(Job::state).isEqualTo(JobState.DONE);
    }
  }

  @Test
  void whatFailsGivesItsPlaceBack() throws Exception {
    try (GateFixture fixture = GateFixture.open(folder)) {
      fixture.write("value", "99");
      assertThatThrownBy(() -> fixture.run("exact")).hasMessageContaining("value");
      fixture.git("checkout", "--", "value");
      assertThat(jobs(fixture))
          .singleElement()
          .satisfies(job -> {
            assertThat(job.state()).isEqualTo(JobState.FAILED);
            assertThat(job.status().message()).contains("value");
          });
      measuring(fixture, new Turn(OptionalLong.empty(), false, _ -> {}))
          .candidate(GateFixture.PROJECT, "output", MeasureRequest.USUAL);
    }
  }

  /// The commit that is checked out when its turn comes is not what was asked for.
  @Test
  void anotherCommitThanWasMeantIsNotMeasured() throws Exception {
    try (GateFixture fixture = GateFixture.open(folder);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Job before = hold(fixture);
      Future<List<Measurement>> waiting =
          threads.submit(() ->
              measuring(fixture, Turn.USUAL)
                  .candidate(GateFixture.PROJECT, "output", MeasureRequest.USUAL));
      while (jobs(fixture).size() < 2 || jobs(fixture).getLast().status().message().isEmpty()) {
        Thread.onSpinWait();
      }
      fixture.commitValue("50");
      end(fixture, before);
      assertThatThrownBy(waiting::get)
          .cause()
          .isInstanceOfSatisfying(
              GateException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
          .hasMessageContaining("was checked out while it waited");
      assertThat(fixture.gate.history(GateFixture.PROJECT, "output", 10)).isEmpty();
    }
  }

  @Test
  void aJobIsOfTheCommitThatItWasSubmittedFor() throws Exception {
    try (GateFixture fixture = GateFixture.open(folder)) {
      Jobs jobs = Jobs.of(fixture.home);
      Job job = submit(fixture, "output");
      assertThat(job.state()).isEqualTo(JobState.STARTING);
      fixture.commitValue("50");
      Job taken = jobs.takeOver(job.id());
      assertThat(taken.state()).isEqualTo(JobState.WAITING);
      Turn turn = new Turn(OptionalLong.of(job.id()), true, _ -> {});
      assertThatThrownBy(() ->
              measuring(fixture, turn)
                  .candidate(GateFixture.PROJECT, "output", MeasureRequest.USUAL))
          .hasMessageContaining("was checked out while it waited");
      assertThat(jobs.find(job.id()).state()).isEqualTo(JobState.FAILED);
      assertThatThrownBy(() -> jobs.takeOver(job.id())).hasMessageContaining("was begun before");
    }
  }

  private static Job submit(GateFixture fixture, String benchmark) throws Exception {
    return Jobs.of(fixture.home)
        .submit(fixture.gate, GateFixture.PROJECT, benchmark, List.of("gate"), false, ONE_THREAD);
  }

  @Test
  void whatCannotBeMeasuredIsNotSubmitted() throws Exception {
    try (GateFixture fixture = GateFixture.open(folder)) {
      assertThatThrownBy(() -> submit(fixture, "nothing")).hasMessageContaining("no benchmark");
      fixture.write("value", "99");
      assertThatThrownBy(() -> submit(fixture, "output")).hasMessageContaining("--allow-dirty");
      assertThat(jobs(fixture)).isEmpty();
    }
  }

  @Test
  void whatIsCancelledBeforeItBeginsNeverDoes() throws Exception {
    try (GateFixture fixture = GateFixture.open(folder)) {
      Job job = submit(fixture, "output");
      new JobFolder(fixture.home).markCancelled(job.id());
      assertThatThrownBy(() -> Jobs.of(fixture.home).takeOver(job.id()))
          .hasMessageContaining("was cancelled before it began");
      assertThat(Jobs.of(fixture.home).find(job.id()).state()).isEqualTo(JobState.CANCELLED);
    }
  }
}
