package dev.assay.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is refused and with which words; that all that is right is read, [GoldenFilesTest] shows.
class TelemetryJsonTest {
  private static final String START = golden("run_start_default");
  private static final String STOP = golden("run_stop_solved");
  private static final String TOOL = golden("tool_call_flake");
  private static final String OOM = golden("tool_call_oom");
  private static final String FAILURE = golden("failure_planning");
  private static final String STEP = golden("step_act");

  @Test
  void aMissingFieldIsNamedWithItsPath() {
    assertFails(START, "\"policy_id\":\"policy-1\",", "", "policy_id", "missing");
    assertFails(STEP, "\"content\":\"thinking\",", "", "event_type.Step.content", "missing");
    assertFails(
        START,
        "\"backoff_ms\":1000,",
        "",
        "event_type.RunStart.retry_policy.backoff_ms",
        "missing");
    assertFails(
        FAILURE,
        "\"side_effects\":[],",
        "",
        "event_type.Failure.recovery_attempts[1].side_effects",
        "missing");
    assertFails(START, "\"data\":{", "\"other\":{", "data", "missing");
  }

  @Test
  void aNegativeCountIsNamedWithItsPath() {
    assertFails(START, "\"seed\":42", "\"seed\":-42", "seed", "found the number -42");
    assertFails(
        START,
        "\"max_retries\":3",
        "\"max_retries\":-3",
        "event_type.RunStart.retry_policy.max_retries",
        "not -3");
    assertFails(
        START,
        "\"planner_depth\":3",
        "\"planner_depth\":-1",
        "event_type.RunStart.planner_depth",
        "found the number -1");
    assertFails(
        FAILURE,
        "\"step_number\":18446744073709551615",
        "\"step_number\":-7",
        "event_type.Failure.first_failure_root.Planning.step_number",
        "-7");
    assertFails(
        START,
        "{\"nanos\":0,\"secs\":600}",
        "{\"nanos\":0,\"secs\":-1}",
        "event_type.RunStart.execution_timeout.secs",
        "-1");
  }

  @Test
  void aNumberThatIsTooLargeIsNamedWithItsPath() {
    assertFails(
        START, "\"seed\":42", "\"seed\":18446744073709551616", "seed", "18446744073709551616");
    assertFails(
        STEP,
        "\"tokens_out\":0",
        "\"tokens_out\":4294967296",
        "event_type.Step.tokens_out",
        "4294967295");
    assertFails(
        START,
        "\"cpu_cores\":2.0",
        "\"cpu_cores\":1e39",
        "event_type.RunStart.sandbox_limits.cpu_cores",
        "32-bit float");
    assertFails(
        STOP,
        "\"final_score\":95.0",
        "\"final_score\":1e309",
        "event_type.RunStop.final_score",
        "range");
  }

  @Test
  void aWrongTypeIsNamedWithItsPath() {
    assertFails(START, "\"seed\":42", "\"seed\":42.0", "seed", "expected an integer");
    assertFails(START, "\"seed\":42", "\"seed\":\"42\"", "seed", "a string");
    assertFails(
        STOP,
        "\"final_score\":95.0",
        "\"final_score\":null",
        "event_type.RunStop.final_score",
        "null");
    assertFails(
        STOP, "\"success\":true", "\"success\":1", "event_type.RunStop.success", "true or false");
    assertFails(
        TOOL, "\"src/b.rs\"", "7", "event_type.ToolCall.evidence_footprint.files_read[1]", "7");
    assertFails(
        STOP,
        "\"early_stop_reason\":null",
        "\"early_stop_reason\":0",
        "event_type.RunStop.early_stop_reason",
        "a string");
    assertThatThrownBy(() -> TelemetryJson.readEvent("[]"))
        .isInstanceOf(JsonFormatException.class)
        .hasMessage("expected an object, found an array");
  }

  @Test
  void anIdOrATimeOfAnotherFormIsRefused() {
    String time = "\"ts\":\"2026-11-20T20:26:09.123456789Z\"";
    assertFails(START, time, "\"ts\":\"2026-11-20\"", "ts", "RFC 3339");
    assertFails(START, time, "\"ts\":1795206369", "ts", "RFC 3339");
    assertFails(
        START,
        "\"step_id\":\"00000000-0000-0000-0000-00000000002a\"",
        "\"step_id\":\"0-0-0-0-2a\"",
        "step_id",
        "UUID");
  }

  @Test
  void aTimeWithAnOffsetAndAnIdInUpperCaseAreRead() {
    String json =
        START
            .replace("2026-11-20T20:26:09.123456789Z", "2026-11-20T22:26:09.123456789+02:00")
            .replace("a1b2c3d4-e5f6", "A1B2C3D4-E5F6");
    assertThat(TelemetryJson.write(TelemetryJson.readEvent(json))).isEqualTo(START);
  }

  @Test
  void anUnknownVariantBelowTheEventIsRefusedWithTheKnownOnes() {
    assertFails(
        STEP,
        "\"step_type\":\"Act\"",
        "\"step_type\":\"Dream\"",
        "event_type.Step.step_type",
        "'Dream', expected one of Reason, Act,");
    assertFails(
        TOOL,
        "{\"Flake\":",
        "{\"Killed\":",
        "event_type.ToolCall.exit_kind",
        "'Killed', expected one of Ok,");
  }

  @Test
  void aVariantOfAnotherShapeIsRefused() {
    assertFails(
        TOOL,
        "{\"Flake\":\"port in use\"}",
        "\"Flake\"",
        "event_type.ToolCall.exit_kind",
        "{\"Flake\": …}");
    assertFails(
        TOOL,
        "{\"Flake\":\"port in use\"}",
        "{\"Flake\":{}}",
        "event_type.ToolCall.exit_kind.Flake",
        "a string");
    assertFails(
        TOOL, "{\"Flake\":\"port in use\"}", "{}", "event_type.ToolCall.exit_kind", "only field");
    assertFails(
        TOOL,
        "{\"Flake\":\"port in use\"}",
        "{\"Flake\":\"\",\"Oom\":null}",
        "event_type.ToolCall.exit_kind",
        "only field");
    assertFails(
        OOM,
        "\"exit_kind\":\"Oom\"",
        "\"exit_kind\":{\"Oom\":1}",
        "event_type.ToolCall.exit_kind",
        "bare name");
    assertFails(
        OOM, "\"event_type\":{\"ToolCall\":", "\"event_type\":[{\"ToolCall\":", "", "not JSON");
  }

  @Test
  void anEventTypeMustHaveTheShapeOfOne() {
    for (String value :
        new String[] {"null", "1", "[]", "{}", "{\"A\":1,\"B\":2}", "\"RunStart\""}) {
      String json =
          STEP.replaceFirst(
              "\"event_type\":.*,\"policy_id\"", "\"event_type\":" + value + ",\"policy_id\"");
      assertThatThrownBy(() -> TelemetryJson.readEvent(json))
          .as(value)
          .isInstanceOfSatisfying(
              JsonFormatException.class, e -> assertThat(e.path()).isEqualTo("event_type"));
    }
  }

  @Test
  void anOptionThatIsNotThereIsNoneAsForSerde() {
    BenchmarkEvent event =
        TelemetryJson.readEvent(lastReplaced(STOP, "\"early_stop_reason\":null,", ""));
    assertThat(((BenchmarkEventType.RunStop) event.eventType()).result().earlyStopReason())
        .isEqualTo(Optional.empty());
    assertThat(TelemetryJson.write(event)).isEqualTo(STOP);
  }

  @Test
  void dataThatDiffersFromThePayloadIsCarriedAsItCame() {
    String json = STEP.replaceFirst("\"data\":.*,\"env_hash\"", "\"data\":[null,1.5],\"env_hash\"");
    assertThat(TelemetryJson.write(TelemetryJson.readEvent(json))).isEqualTo(json);
  }

  @Test
  void aTypeOutsideTheSchemaHasNoJson() {
    assertThatThrownBy(() -> TelemetryJson.write(Thread.class, new Thread()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Thread");
  }

  /// Replaces the part where it stands last: in `event_type`, not in `data`.
  private static void assertFails(
      String event, String part, String replacement, String path, String problem) {
    assertThatThrownBy(() -> TelemetryJson.readEvent(lastReplaced(event, part, replacement)))
        .isInstanceOfSatisfying(
            JsonFormatException.class, e -> assertThat(e.path()).isEqualTo(path))
        .hasMessageContaining(problem);
  }

  private static String lastReplaced(String text, String part, String replacement) {
    int at = text.lastIndexOf(part);
    assertThat(at).as("%s is part of the event", part).isNotNegative();
    return text.substring(0, at) + replacement + text.substring(at + part.length());
  }

  private static String golden(String name) {
    return GoldenFiles.read("to_value/" + name + ".json");
  }
}
