package dev.assay.runner.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.RunnerException;
import dev.assay.runner.conformance.BenchSession.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// At its time limit or when it is interrupted a command ends with all that came of it.
public interface TimeLimitConformance extends Conformance {
  /// The kit's programs that do not want to end.
  static Stream<String> hostilePrograms() {
    return Stream.of(
        "ignores-signals.sh",
        "stopped.sh",
        "respawns.sh",
        "fork-chain.sh",
        "daemon.sh",
        "erased-daemon.sh");
  }

  @Test
  default void aCommandEndsAtItsTimeLimit() throws Exception {
    Duration limit = Duration.ofMillis(200);
    BenchSession session = workbench().open(limit);
    Ran ran = session.run("sleep", "600");
    assertThat(ran.result().termination()).isEqualTo(new Termination.TimedOut(limit));
    assertThat(ran.result().wallTime()).isGreaterThanOrEqualTo(limit);
    assertThat(session.alive()).isEmpty();
  }

  @Test
  default void whatWasPrintedBeforeTheTimeLimitIsKept() throws Exception {
    reachingReady("ignores-signals.sh");
  }

  @ParameterizedTest
  @MethodSource("dev.assay.runner.conformance.TimeLimitConformance#hostilePrograms")
  default void nothingOutlivesATimeLimit(String program) throws Exception {
    BenchSession session = reachingReady(program);
    assertThat(session.alive()).isEmpty();
  }

  /// The program needs some time to do its worst, how much depends on the machine.
  private BenchSession reachingReady(String program) throws Exception {
    for (Duration limit = Duration.ofMillis(400); ; limit = limit.multipliedBy(2)) {
      BenchSession session = workbench().open(limit);
      Ran ran = session.hostile(program);
      assertThat(ran.result().termination()).isEqualTo(new Termination.TimedOut(limit));
      if (ran.output().contains("ready")) {
        return session;
      }
    }
  }

  @Test
  default void theSessionCanBeUsedAfterATimeLimit() throws Exception {
    BenchSession session = workbench().open(Duration.ofSeconds(2));
    assertThat(session.run("sleep", "600").result().termination())
        .isInstanceOf(Termination.TimedOut.class);
    assertThat(session.run("echo", "again").output()).isEqualTo("again\n");
  }

  @Test
  default void anInterruptedCommandIsDeadWithItsTree() throws Exception {
    BenchSession session = workbench().open();
    session.install("erased-daemon.sh");
    session.install("ignores-signals.sh");
    FutureTask<Ran> running =
        new FutureTask<>(() ->
            session.run(
                "",
                Map.of(),
                List.of(
                    "sh",
                    "-c",
                    "sh erased-daemon.sh $1 & sh ignores-signals.sh",
                    "sh",
                    session.token())));
    Thread thread = Thread.ofVirtual().unstarted(running);
    thread.start();
    Path copy = workbench().path("ready");
    Workbench.await(() -> daemonIsReady(session, copy));
    assertThat(session.alive()).isNotEmpty();
    thread.interrupt();
    assertThatThrownBy(running::get).hasRootCauseInstanceOf(InterruptedException.class);
    assertThat(session.alive()).isEmpty();
  }

  private static boolean daemonIsReady(BenchSession session, Path copy) throws Exception {
    try {
      session.session().copyOut("daemon-ready", copy, 100);
      return Files.exists(copy);
    } catch (RunnerException e) {
      return false;
    }
  }

  @Test
  default void aThreadThatIsInterruptedAlreadyRunsNothing() throws Exception {
    BenchSession session = workbench().open();
    FutureTask<Ran> running =
        new FutureTask<>(() -> {
          Thread.currentThread().interrupt();
          return session.run("sleep", "600");
        });
    Thread.startVirtualThread(running);
    assertThatThrownBy(running::get).hasRootCauseInstanceOf(InterruptedException.class);
    assertThat(session.alive()).isEmpty();
  }
}
