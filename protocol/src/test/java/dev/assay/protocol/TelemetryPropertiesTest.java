package dev.assay.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryPropertiesTest {
  @Test
  void everyEventReadsBackAsItWasWritten() {
    for (long seed = 0; seed < 300; seed++) {
      BenchmarkEvent event = new RandomValues(seed).of(BenchmarkEvent.class);
      String json = TelemetryJson.write(event);
      BenchmarkEvent read = TelemetryJson.readEvent(json);
      assertThat(read).as("seed %d", seed).isEqualTo(event);
      assertThat(TelemetryJson.write(read)).as("seed %d", seed).isEqualTo(json);
      assertThat(read.identity()).as("seed %d", seed).isEqualTo(event.identity());
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        RunConfig.class,
        RunResult.class,
        StepData.class,
        StepType.class,
        ToolPerformance.class,
        ExitKind.class,
        EvidenceFootprint.class,
        PruningDecision.class,
        SegmentType.class,
        FailureAnalysis.class,
        FailureRoot.class,
        RecoveryAttempt.class,
        ErrorState.class,
        ConfigSuggestion.class,
        TaskFeatures.class,
        RetryPolicy.class,
        SandboxLimits.class,
        UnsignedDuration.class,
        BenchmarkEventType.class
      })
  <T> void everyPartReadsBackAsItWasWritten(Class<T> type) {
    for (long seed = 0; seed < 40; seed++) {
      T value = new RandomValues(seed).of(type);
      String json = TelemetryJson.write(type, value).toString();
      T read = TelemetryJson.read(type, json);
      assertThat(read).as("seed %d", seed).isEqualTo(value);
      assertThat(TelemetryJson.write(type, read)).as("seed %d", seed).hasToString(json);
    }
  }

  @Test
  void damagedTextGivesAnEventOrAClearError() {
    int refused = 0;
    for (long seed = 0; seed < 1000; seed++) {
      String json = TelemetryJson.write(new RandomValues(seed).of(BenchmarkEvent.class));
      String damaged = Damage.to(json, new SplittableRandom(seed));
      Throwable error = catchThrowable(() -> TelemetryJson.write(TelemetryJson.readEvent(damaged)));
      if (error != null) {
        refused++;
        assertThat(error)
            .as("seed %d: %s", seed, damaged)
            .isInstanceOf(JsonFormatException.class)
            .hasMessageMatching("(?s).{10,}");
      }
    }
    assertThat(refused).isGreaterThan(200);
  }

  @Test
  void anEventCutShortIsRefused() {
    String json = GoldenFiles.read("to_value/tool_call_flake.json");
    for (int length = 0; length < json.length(); length++) {
      String cut = json.substring(0, length);
      assertThat(catchThrowable(() -> TelemetryJson.readEvent(cut)))
          .as(cut)
          .isInstanceOf(JsonFormatException.class);
    }
  }
}
