package dev.assay.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.assay.protocol.LabEvent.AttemptEvaluated;
import dev.assay.protocol.LabEvent.AttemptStarted;
import dev.assay.protocol.LabEvent.BenchmarkCompleted;
import dev.assay.protocol.LabEvent.RunPlanned;
import dev.assay.protocol.LabEvent.RunStopped;
import dev.assay.protocol.LabEvent.StopReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LabEventJsonTest {
  private static final RunPlanned PLANNED =
      new RunPlanned(
          new RunPlan(
              "catalog",
              List.of(new RunPlan.PlannedTask("java/lru-cache", "java", "ab12")),
              List.of("openrouter/some/model"),
              new RunSettings(
                  3,
                  OptionalDouble.of(0.2),
                  OptionalInt.empty(),
                  Optional.of("deepinfra"),
                  Optional.empty(),
                  true,
                  false,
                  false,
                  true,
                  "sandbox",
                  OptionalDouble.empty(),
                  OptionalLong.of(3600),
                  "/tasks",
                  Map.of("b", "2", "a", "1"),
                  List.of("a note"))),
          "0.1.0",
          "host");

  private static final String PLANNED_JSON =
      """
      {"assay_version":"0.1.0","host":"host","plan":{"benchmark":"catalog",\
      "participants":["openrouter/some/model"],"settings":{"allow_diff_rewrite_fallback":true,\
      "allow_incomplete_diffs":false,"include_tests":true,"install_dependencies":false,\
      "max_cost_usd":null,"max_time_seconds":3600,"max_tokens":null,"notes":["a note"],\
      "participant_options":{"a":"1","b":"2"},"provider":"deepinfra","runner":"sandbox",\
      "samples":3,"tasks_directory":"/tasks","temperature":0.2,"thinking_level":null},\
      "tasks":[{"digest":"ab12","id":"java/lru-cache","language":"java"}]}}\
      """;

  @Test
  void writesSnakeCaseKeysInOrderAndNullForWhatIsAbsent() {
    assertThat(LabEventJson.write(PLANNED)).isEqualTo(PLANNED_JSON);
    assertThat(LabEventJson.read("run_planned", PLANNED_JSON)).isEqualTo(PLANNED);
  }

  @Test
  void writesEnumsInLowerCase() {
    LabEvent event =
        new AttemptEvaluated(
            new AttemptId("t", "p", 0),
            1,
            AttemptResult.withoutTests(Outcome.API_ERROR, "the endpoint is down"));
    assertThat(LabEventJson.write(event)).contains("\"outcome\":\"api_error\"");
    assertThat(LabEventJson.write(new RunStopped(StopReason.MAX_COST, "5 USD")))
        .isEqualTo("{\"detail\":\"5 USD\",\"reason\":\"max_cost\"}");
  }

  @Test
  void everyEventReadsBackAsItWasWritten() {
    for (long seed = 0; seed < 300; seed++) {
      LabEvent event = new RandomValues(seed).of(LabEvent.class);
      String json = LabEventJson.write(event);
      LabEvent read = LabEventJson.read(event.type(), json);
      assertThat(read).as("seed %d", seed).isEqualTo(event);
      assertThat(LabEventJson.write(read)).as("seed %d", seed).isEqualTo(json);
    }
  }

  @Test
  void everyTypeIsRead() {
    for (Class<?> type : LabEvent.class.getPermittedSubclasses()) {
      LabEvent event = (LabEvent) new RandomValues(1).of(type);
      assertThat(LabEventJson.read(event.type(), LabEventJson.write(event))).isEqualTo(event);
    }
  }

  @Test
  void aMissingFieldIsNamedWithItsPath() {
    assertPlannedFails("\"samples\":3,", "", "plan.settings.samples", "missing");
  }

  @Test
  void aWrongTypeIsNamedWithItsPath() {
    assertPlannedFails("\"samples\":3", "\"samples\":\"3\"", "plan.settings.samples", "a string");
    assertPlannedFails("\"samples\":3", "\"samples\":3.0", "plan.settings.samples", "integer");
    assertPlannedFails("\"samples\":3", "\"samples\":null", "plan.settings.samples", "null");
    assertPlannedFails(
        "\"samples\":3", "\"samples\":2147483648", "plan.settings.samples", "2147483648");
    assertPlannedFails("\"id\":\"java/lru-cache\"", "\"id\":[]", "plan.tasks[0].id", "an array");
    assertPlannedFails("{\"a\":\"1\"", "{\"a\":1", "plan.settings.participant_options.a", "1");
    assertPlannedFails("[\"a note\"]", "{}", "plan.settings.notes", "an object");
  }

  @Test
  void whatARecordRefusesIsNamedWithItsPath() {
    assertPlannedFails("\"samples\":3", "\"samples\":0", "plan.settings", "at least 1");
  }

  @Test
  void anUnknownFieldIsPassedOver() {
    String json = PLANNED_JSON.replace("\"samples\":3", "\"samples\":3,\"new\":[1]");
    assertThat(LabEventJson.read("run_planned", json)).isEqualTo(PLANNED);
  }

  @Test
  void anOptionalFieldThatIsNotThereIsEmpty() {
    String json = PLANNED_JSON.replace("\"max_tokens\":null,", "");
    assertThat(LabEventJson.read("run_planned", json)).isEqualTo(PLANNED);
  }

  @Test
  void anUnknownTypeIsNamed() {
    assertThatThrownBy(() -> LabEventJson.read("run_paused", "{}"))
        .isInstanceOfSatisfying(
            UnknownEventTypeException.class, e -> assertThat(e.type()).isEqualTo("run_paused"))
        .hasMessageContaining("run_paused");
  }

  @Test
  void anUnknownEnumNameIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(
            () -> LabEventJson.read("run_stopped", "{\"detail\":\"\",\"reason\":\"bored\"}"))
        .hasMessage(
            "reason: unknown name 'bored', expected one of interrupted, max_cost, max_time,"
                + " internal_error");
  }

  @Test
  void aBigCountKeepsItsDigits() {
    LabEvent event =
        new LabEvent.SubmissionReceived(
            new AttemptId("t", "p", 0),
            1,
            new SubmissionRecord(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                new TokenUsage(Long.MAX_VALUE, 0, 0, 0),
                OptionalDouble.empty(),
                0,
                0,
                Optional.empty(),
                Optional.empty()));
    assertThat(LabEventJson.write(event)).contains("\"prompt\":9223372036854775807");
    assertThat(LabEventJson.read(event.type(), LabEventJson.write(event))).isEqualTo(event);
  }

  @Test
  void halfASurrogatePairFromAModelDoesNotStopTheLab() {
    LabEvent event = new RunStopped(StopReason.INTERNAL_ERROR, "a\uD83Eb🦀");
    assertThat(LabEventJson.read(event.type(), LabEventJson.write(event)))
        .isEqualTo(new RunStopped(StopReason.INTERNAL_ERROR, "a\uFFFDb🦀"));
  }

  @Test
  void whatIsNoJsonIsRefused() {
    List<String> texts =
        List.of(
            "",
            " ",
            "{",
            "nul",
            "{} {}",
            "{\"attempts\":1,\"attempts\":2}",
            "[NaN]",
            "\"\\ud800\"",
            "{\"attempts\":1e999,\"passed\":1,\"scored\":1}",
            "{'attempts':1}",
            "[1,]",
            "[".repeat(5000));
    for (String text : texts) {
      assertThatThrownBy(() -> LabEventJson.read("benchmark_completed", text))
          .as(text)
          .isInstanceOf(JsonFormatException.class);
    }
  }

  @Test
  void damagedTextGivesAnEventOrAClearError() {
    for (long seed = 0; seed < 1000; seed++) {
      LabEvent event = new RandomValues(seed).of(LabEvent.class);
      String damaged = Damage.to(LabEventJson.write(event), new SplittableRandom(seed));
      Throwable error = catchThrowable(() -> LabEventJson.read(event.type(), damaged));
      if (error != null) {
        assertThat(error)
            .as("seed %d: %s", seed, damaged)
            .isInstanceOf(JsonFormatException.class)
            .hasMessageMatching("(?s).{10,}");
      }
    }
  }

  @Test
  void theNameInTheTableIsTheEventsOwn() {
    assertThat(
            LabEventJson.read("benchmark_completed", "{\"attempts\":3,\"passed\":1,\"scored\":2}"))
        .isEqualTo(new BenchmarkCompleted(3, 2, 1));
    LabEvent started = new AttemptStarted(new AttemptId("t", "p", 2), 1);
    assertThat(LabEventJson.write(started))
        .isEqualTo(
            "{\"attempt\":{\"participant\":\"p\",\"sample\":2,\"task\":\"t\"},\"try_number\":1}");
  }

  private static void assertPlannedFails(
      String part, String replacement, String path, String problem) {
    assertThat(PLANNED_JSON).contains(part);
    String json = PLANNED_JSON.replace(part, replacement);
    assertThatThrownBy(() -> LabEventJson.read("run_planned", json))
        .isInstanceOfSatisfying(
            JsonFormatException.class, e -> assertThat(e.path()).isEqualTo(path))
        .hasMessageStartingWith(path + ": ")
        .hasMessageContaining(problem);
  }
}
