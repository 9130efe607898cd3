package dev.assay.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class GoldenFilesTest {
  static List<String> events() {
    return GoldenFiles.events();
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventOfRustIsWrittenBackByteForByte(String file) {
    String golden = GoldenFiles.read("to_value/" + file);
    BenchmarkEvent event = TelemetryJson.readEvent(golden);
    assertThat(TelemetryJson.write(event)).isEqualTo(golden);
    assertThat(event.unknownFields()).isEqualTo(UnknownFields.NONE);
    assertThat(event.data()).isEqualTo(event.eventType().toJson());
  }

  @ParameterizedTest
  @MethodSource("events")
  void unsortedKeysAndShortFloatsAreTheSameEvent(String file) {
    assertThat(TelemetryJson.readEvent(GoldenFiles.read("to_string/" + file)))
        .isEqualTo(TelemetryJson.readEvent(GoldenFiles.read("to_value/" + file)));
  }

  @Test
  void taskFeaturesAreWrittenBackByteForByte() {
    String golden = GoldenFiles.read("task_features.json");
    TaskFeatures features = TelemetryJson.read(TaskFeatures.class, golden);
    assertThat(TelemetryJson.write(TaskFeatures.class, features)).hasToString(golden);
  }

  @Test
  void theHashesAreThoseOfAnotherImplementation() {
    JsonNode hashes = StrictJson.parse(GoldenFiles.read("hashes.json"));
    assertThat(RunConfig.DEFAULT.cfgHash()).isEqualTo(hashes.required("cfg_hash").stringValue());
    assertThat(RunConfig.DEFAULT.envHash()).isEqualTo(hashes.required("env_hash").stringValue());
  }

  @Test
  void theDefaultConfigurationIsTheSchemas() {
    assertThat(
            TelemetryJson.readEvent(GoldenFiles.read("to_value/run_start_default.json"))
                .eventType())
        .isEqualTo(new BenchmarkEventType.RunStart(RunConfig.DEFAULT));
  }

  @Test
  void everyVariantIsAmongTheFiles() {
    Set<String> seen = new TreeSet<>();
    for (String file : events()) {
      collectNames(StrictJson.parse(GoldenFiles.read("to_value/" + file)), seen);
    }
    Stream<String> variants =
        Stream.of(BenchmarkEventType.class, ExitKind.class, FailureRoot.class)
            .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
            .filter(variant -> variant != BenchmarkEventType.Unknown.class)
            .map(Class::getSimpleName);
    Stream<String> constants =
        Stream.<Enum<?>[]>of(StepType.values(), SegmentType.values())
            .flatMap(Arrays::stream)
            .map(constant -> JsonNames.pascalCase(constant.name()));
    assertThat(seen).containsAll(Stream.concat(variants, constants).toList());
  }

  private static void collectNames(JsonNode node, Set<String> names) {
    if (node.isString()) {
      names.add(node.stringValue());
    }
    node.propertyNames().forEach(names::add);
    node.forEach(child -> collectNames(child, names));
  }
}
