package dev.assay.runner.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.Limits;
import dev.assay.runner.RunnerCapabilities.Limit;
import dev.assay.runner.conformance.BenchSession.Ran;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs that want more than they may get no more. A limit is tried only where the runner says
/// that it enforces it; where it does not, it has to say so of each session.
public interface LimitConformance extends Conformance {
  private static Limits limits(long memory, long disk, int processes, Duration wallTime) {
    return new Limits(
        memory == 0 ? OptionalLong.empty() : OptionalLong.of(memory),
        OptionalDouble.empty(),
        disk == 0 ? OptionalLong.empty() : OptionalLong.of(disk),
        processes == 0 ? OptionalInt.empty() : OptionalInt.of(processes),
        wallTime,
        Limits.DEFAULT_OUTPUT_BYTES);
  }

  @Test
  default void aCommandThatTakesTooMuchMemoryIsOutOfMemory() throws Exception {
    assumeTrue(workbench().enforces(Limit.MEMORY));
    BenchSession session =
        workbench().open(limits(64 << 20, 0, 0, Duration.ofSeconds(60)), Map.of());
    // What it holds it keeps for a while, so that a runner may look at it.
    Ran ran =
        session.sh("(head -c 400000000 /dev/zero && sleep 5) | tail -c 400000000 > /dev/null");
    assertThat(ran.result().termination()).isEqualTo(new Termination.OutOfMemory());
    assertThat(session.run("echo", "again").output()).isEqualTo("again\n");
  }

  @Test
  default void aForkBombGetsNoMoreProcessesThanItMay() throws Exception {
    assumeTrue(workbench().enforces(Limit.PROCESSES));
    BenchSession session = workbench().open(limits(0, 0, 32, Duration.ofMillis(1500)), Map.of());
    Ran ran = session.sh("bomb() { bomb | bomb & }; bomb; sleep 600");
    // Either no more can be started, or the command is ended for it.
    assertThat(ran.result().termination())
        .isInstanceOfAny(
            Termination.TimedOut.class, Termination.Exited.class, Termination.LimitExceeded.class);
    session.session().endProcesses();
    assertThat(session.alive()).isEmpty();
    assertThat(session.run("echo", "again").output()).isEqualTo("again\n");
  }

  @Test
  default void theProcessesOfASessionAreCounted() throws Exception {
    assumeTrue(workbench().enforces(Limit.PROCESSES));
    BenchSession session = workbench().open(limits(0, 0, 16, Duration.ofSeconds(60)), Map.of());
    Ran ran =
        session.sh("i=0; while [ $i -lt 40 ]; do sleep 600 & i=$((i+1)); done; echo all of them");
    if (ran.result().termination() instanceof Termination.LimitExceeded(Limit limit, _)) {
      assertThat(limit).isEqualTo(Limit.PROCESSES);
    } else {
      assertThat(ran.output()).doesNotContain("all of them");
    }
    assertThat(session.alive()).hasSizeLessThanOrEqualTo(16);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "head -c 200000000 /dev/zero > large",
        "i=0; while :; do i=$((i+1)); head -c 1000000 /dev/zero > part-$i; done",
        "i=0; while :; do i=$((i+1)); head -c 1000000 /dev/zero > \"$TMPDIR/part-$i\"; done"
      })
  default void aCommandThatFillsTheDiskIsStopped(String script) throws Exception {
    assumeTrue(workbench().enforces(Limit.DISK));
    BenchSession session =
        workbench().open(limits(0, 8 << 20, 0, Duration.ofSeconds(60)), Map.of());
    assertThat(session.sh(script).result().termination())
        .isInstanceOfSatisfying(
            Termination.LimitExceeded.class,
            exceeded -> assertThat(exceeded.limit()).isEqualTo(Limit.DISK));
    assertThat(session.alive()).isEmpty();
  }
}
