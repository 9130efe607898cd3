package dev.assay.cli;

import dev.assay.participant.model.ModelOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// How patient a run is with the endpoints of models.
final class ModelCallOptions {
  @Option(
      names = "--max-retries",
      paramLabel = "N",
      description = "Model calls repeated after an error of the endpoint (default: 5).")
  Optional<Integer> maxRetries = Optional.empty();

  @Option(
      names = "--first-byte-timeout",
      paramLabel = "SECONDS",
      description = "How long a model may take to begin its answer (default: 600).")
  Optional<Integer> firstByteTimeout = Optional.empty();

  @Option(
      names = "--idle-timeout",
      paramLabel = "SECONDS",
      description = "How long a model may pause within its answer (default: 120).")
  Optional<Integer> idleTimeout = Optional.empty();

  @Option(
      names = "--total-timeout",
      paramLabel = "SECONDS",
      description = "How long a whole answer may take (default: 1800).")
  Optional<Integer> totalTimeout = Optional.empty();

  /// What was given, by the names that participants know it under.
  Map<String, String> byName() {
    Map<String, String> given = new LinkedHashMap<>();
    put(given, ModelOptions.MAX_RETRIES, maxRetries);
    put(given, ModelOptions.FIRST_BYTE_TIMEOUT, firstByteTimeout);
    put(given, ModelOptions.IDLE_TIMEOUT, idleTimeout);
    put(given, ModelOptions.TOTAL_TIMEOUT, totalTimeout);
    return given;
  }

  private static void put(Map<String, String> given, String name, Optional<Integer> value) {
    value.ifPresent(number -> given.put(name, Integer.toString(number)));
  }
}
