package dev.assay.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TelemetryTypesTest {
  @Test
  void countsThatTheWireLacksAreRefusedWithTheFieldsName() {
    assertThatThrownBy(() -> new RetryPolicy(-1, Unsigned64.ZERO, true, true, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("max_retries must be from 0 to 4294967295, not -1");
    assertThatThrownBy(() ->
            new StepData(StepType.ACT, "", 0, 1L << 32, Unsigned64.ZERO, false, Unsigned64.ZERO))
        .hasMessageStartingWith("tokens_out ");
    assertThatThrownBy(() -> new SandboxLimits(1, Float.NaN, 1, false, Unsigned64.ZERO))
        .hasMessage("cpu_cores must be a finite number, not NaN");
    assertThatThrownBy(() -> new ErrorState(true, "", Double.POSITIVE_INFINITY, 0))
        .hasMessageStartingWith("confidence ");
  }

  @Test
  void aListIsTheRecordsOwn() {
    List<String> files = new ArrayList<>(List.of("a"));
    RecoveryAttempt attempt = new RecoveryAttempt("retry", true, Unsigned64.ZERO, files);
    files.add("b");
    assertThat(attempt.sideEffects()).containsExactly("a");
  }

  @Test
  void theConfigurationHashFollowsEveryField() {
    RunConfig config = RunConfig.DEFAULT;
    assertThat(config.cfgHash()).hasSize(64).isNotEqualTo(config.envHash());
    for (long seed = 0; seed < 50; seed++) {
      RunConfig one = new RandomValues(seed).of(RunConfig.class);
      RunConfig other = new RandomValues(seed + 1000).of(RunConfig.class);
      assertThat(one.cfgHash()).as("seed %d", seed).isNotEqualTo(other.cfgHash());
      assertThat(one.cfgHash()).isEqualTo(new RandomValues(seed).of(RunConfig.class).cfgHash());
    }
  }

  @Test
  void timeoutsBeyondAFloatsPrecisionHashDifferently() {
    assertThat(withToolTimeout(Unsigned64.MAX).cfgHash())
        .isNotEqualTo(withToolTimeout(new Unsigned64(-2)).cfgHash());
  }

  @Test
  void theEnvironmentHashFollowsTheEnvironmentAlone() {
    assertThat(withToolTimeout(Unsigned64.ZERO).envHash()).isEqualTo(RunConfig.DEFAULT.envHash());
    assertThat(withToolTimeout(Unsigned64.ZERO).cfgHash())
        .isNotEqualTo(RunConfig.DEFAULT.cfgHash());
  }

  @Test
  void anEventKnowsItsNameAndItsIdentity() {
    BenchmarkEventType step =
        new BenchmarkEventType.Step(
            new StepData(StepType.ACT, "x", 1, 2, Unsigned64.of(3), true, Unsigned64.of(4)));
    BenchmarkEvent event = event(step);
    assertThat(event.eventTypeName()).isEqualTo("step");
    assertThat(event.data()).isEqualTo(step.toJson());
    assertThat(event.identity()).isEqualTo(event(step).identity());
    assertThat(event.identity())
        .isNotEqualTo(event(new BenchmarkEventType.RunStart(RunConfig.DEFAULT)).identity());
  }

  @Test
  void everyEventTypeHasTheNameOfTheSchema() {
    assertThat(BenchmarkEventType.class.getPermittedSubclasses())
        .filteredOn(type -> type != BenchmarkEventType.Unknown.class)
        .extracting(type -> ((BenchmarkEventType) new RandomValues(1).of(type)).wireName())
        .containsExactly(
            "run_start",
            "run_stop",
            "step",
            "tool_call",
            "context_decision",
            "failure",
            "optimizer_update");
  }

  @Test
  void halfASurrogatePairFromAModelDoesNotLoseTheEvent() {
    BenchmarkEvent event =
        event(
            new BenchmarkEventType.Step(
                new StepData(
                    StepType.REASON, "a\uD83Eb", 1, 2, Unsigned64.ZERO, true, Unsigned64.ZERO)));
    assertThat(TelemetryJson.write(event)).contains("\"content\":\"a\uFFFDb\"");
  }

  private static BenchmarkEvent event(BenchmarkEventType type) {
    UUID id = new UUID(1, 2);
    return BenchmarkEvent.create(id, "t", id, Instant.EPOCH, "p", "c", "e", Unsigned64.ZERO, type);
  }

  private static RunConfig withToolTimeout(Unsigned64 millis) {
    RunConfig config = RunConfig.DEFAULT;
    return new RunConfig(
        config.maxIterations(),
        config.temperature(),
        config.contextWindow(),
        config.pruningThreshold(),
        config.plannerDepth(),
        config.debateRounds(),
        config.availableTools(),
        millis,
        config.retryPolicy(),
        config.executionTimeout(),
        config.failingTestsPatience(),
        config.noProgressTimeout(),
        config.dockerImage(),
        config.toolsCommit(),
        config.sandboxLimits());
  }
}
