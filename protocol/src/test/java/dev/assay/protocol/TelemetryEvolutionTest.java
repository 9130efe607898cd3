package dev.assay.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.protocol.BenchmarkEventType.RunStart;
import dev.assay.protocol.BenchmarkEventType.Unknown;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A newer producer's events go through this version without a loss.
class TelemetryEvolutionTest {
  private static final String START = GoldenFiles.read("to_value/run_start_default.json");

  @Test
  void anUnknownFieldIsKeptWhereverItIs() {
    for (String file : GoldenFiles.events()) {
      JsonNode tree = StrictJson.parse(GoldenFiles.read("to_value/" + file));
      addUnknownFields(tree);
      String json = JsonText.of(tree).toString();
      BenchmarkEvent event = TelemetryJson.readEvent(json);
      assertThat(TelemetryJson.write(event)).as(file).isEqualTo(json);
      assertThat(event.unknownFields().byPointer()).as(file).hasSizeGreaterThan(1);
    }
  }

  @Test
  void anUnknownFieldIsKnownByItsPlace() {
    String json =
        START
            .replace("\"retry_on_flake\":true", "\"retry_on_flake\":true,\"ji/t~ter\":0.5")
            .replace("{\"cfg_hash\"", "{\"a_host\":{\"b\":1,\"a\":[]},\"cfg_hash\"");
    BenchmarkEvent event = TelemetryJson.readEvent(json);
    assertThat(event.unknownFields().byPointer())
        .isEqualTo(
            Map.of(
                "/a_host", JsonText.parse("{\"a\":[],\"b\":1}"),
                "/event_type/RunStart/retry_policy/ji~1t~0ter", JsonText.parse("0.5")));
    assertThat(event.eventType()).isEqualTo(new RunStart(RunConfig.DEFAULT));
    assertThat(event.data().toString()).contains("ji/t~ter");
  }

  @Test
  void anUnknownFieldWithoutAPlaceIsLeftOutAndAKnownOneIsNeverOverwritten() {
    BenchmarkEvent event = TelemetryJson.readEvent(START);
    JsonText one = JsonText.parse("1");
    UnknownFields fields =
        new UnknownFields(
            Map.of("/event_type/Step/new", one, "/seed", one, "/event_type/RunStart/new", one));
    String json = TelemetryJson.write(withUnknownFields(event, fields));
    assertThat(json)
        .isEqualTo(
            lastReplaced(START, "\"max_iterations\":10,", "\"max_iterations\":10,\"new\":1,"));
  }

  @Test
  void aPlaceThatIsNoneIsRefused() {
    assertThatThrownBy(() -> new UnknownFields(Map.of("seed", JsonText.parse("1"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new UnknownFields(Map.of("", JsonText.parse("1"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Heartbeat | {\"Heartbeat\":{\"at\":[1,2.0,null],\"é\":18446744073709551615}} | heartbeat",
        "ModelSwap | \"ModelSwap\"                                                    | model_swap",
        "A.b >*    | {\"A.b >*\":null}                                                | a_b___",
      })
  void anUnknownEventTypeIsCarriedAsItCame(String name, String payload, String wireName) {
    String json =
        GoldenFiles.read("to_value/step_act.json")
            .replaceFirst("\"data\":.*,\"env_hash\"", "\"data\":" + payload + ",\"env_hash\"")
            .replaceFirst(
                "\"event_type\":.*,\"policy_id\"", "\"event_type\":" + payload + ",\"policy_id\"");
    BenchmarkEvent event = TelemetryJson.readEvent(json);
    assertThat(event.eventType()).isEqualTo(new Unknown(name, JsonText.parse(payload)));
    assertThat(TelemetryJson.write(BenchmarkEvent.class, event)).hasToString(json);
    assertThat(event.eventTypeName()).isEqualTo(wireName);
    assertThat(TelemetryJson.write(event)).isEqualTo(json);
    assertThat(event.unknownFields()).isEqualTo(UnknownFields.NONE);
  }

  @Test
  void anUnknownEventTypeIsNamedByItsJson() {
    assertThatThrownBy(() -> new Unknown("A", JsonText.parse("{\"B\":1}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'A'");
  }

  private static BenchmarkEvent withUnknownFields(BenchmarkEvent event, UnknownFields fields) {
    return new BenchmarkEvent(
        event.runId(),
        event.taskId(),
        event.stepId(),
        event.ts(),
        event.policyId(),
        event.cfgHash(),
        event.envHash(),
        event.seed(),
        event.eventType(),
        event.data(),
        fields);
  }

  private static String lastReplaced(String text, String part, String replacement) {
    int at = text.lastIndexOf(part);
    return text.substring(0, at) + replacement + text.substring(at + part.length());
  }

  /// Into every object that is a struct; one with a capital first letter names a variant.
  private static void addUnknownFields(JsonNode node) {
    if (node instanceof ObjectNode object) {
      boolean variant =
          object.propertyNames().stream().anyMatch(name -> Character.isUpperCase(name.charAt(0)));
      object.forEach(TelemetryEvolutionTest::addUnknownFields);
      if (!variant) {
        object.putObject("zz_new").put("b", 1).put("a", "é");
      }
    } else {
      node.forEach(TelemetryEvolutionTest::addUnknownFields);
    }
  }
}
