package dev.assay.runner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.conformance.Workbench;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Nobody looks after a command any more that has ended.
@Timeout(60)
class LimitWatchTest {
  @TempDir Path folder;

  private SandboxFixture open(Duration wallTime) throws Exception {
    Limits limits =
        new Limits(
            OptionalLong.empty(),
            OptionalDouble.empty(),
            OptionalLong.of(1 << 20),
            OptionalInt.empty(),
            wallTime,
            Limits.DEFAULT_OUTPUT_BYTES);
    return SandboxFixture.open(folder, new NetworkPolicy.Disabled(), limits);
  }

  @Test
  void aWatchEndsWithACommandThatTakesTooLong() throws Exception {
    try (SandboxFixture sandbox = open(Duration.ofMillis(300))) {
      assertThat(sandbox.run("sleep", "600").termination())
          .isInstanceOf(Termination.TimedOut.class);
      Workbench.await(() -> LimitWatch.goingOn() == 0);
    }
  }

  @Test
  void aWatchEndsWithACommandThatIsInterrupted() throws Exception {
    try (SandboxFixture sandbox = open(Duration.ofSeconds(60))) {
      FutureTask<?> running = new FutureTask<>(() -> sandbox.run("sleep", "600"));
      Thread thread = Thread.ofVirtual().start(running);
      Workbench.await(() -> LimitWatch.goingOn() > 0);
      thread.interrupt();
      thread.join();
      Workbench.await(() -> LimitWatch.goingOn() == 0);
    }
  }
}
