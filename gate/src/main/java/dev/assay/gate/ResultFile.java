package dev.assay.gate;

import dev.assay.protocol.JsonFormatException;
import dev.assay.protocol.StrictJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What a benchmark wrote about one repetition.
sealed interface ResultFile {
  /// @param metric finite
  /// @param components null in JSON where there are none
  /// @param metadata likewise
  record Ok(double metric, OptionalDouble seconds, JsonNode components, JsonNode metadata)
      implements ResultFile {}

  /// It says that it failed, or says nothing that could be understood.
  ///
  /// @param reason in one sentence
  record Failed(String reason) implements ResultFile {}

  /// Reads a file that was copied to where the benchmark cannot change it.
  static ResultFile read(Path file) throws IOException {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      return read(StrictJson.parse(text));
    } catch (CharacterCodingException e) {
      return new Failed("the result is not UTF-8");
    } catch (JsonFormatException e) {
      return new Failed("the result is " + e.getMessage());
    }
  }

  private static ResultFile read(JsonNode json) {
    if (!json.isObject()) {
      return new Failed("the result is no JSON object");
    }
    JsonNode status = json.path("status");
    return switch (status.asString("")) {
      case "ok" -> readOk(json);
      case "error" ->
          json.path("message").isString() && !json.path("message").asString("").isBlank()
              ? new Failed("the benchmark says: " + json.path("message").asString(""))
              : new Failed("the result has the status 'error' and no message");
      default -> new Failed("the result's status is neither 'ok' nor 'error', but " + status);
    };
  }

  private static ResultFile readOk(JsonNode json) {
    JsonNode metric = json.path("metric");
    if (!metric.isNumber() || !Double.isFinite(metric.asDouble())) {
      return new Failed("the result's metric is no finite number, but " + metric);
    }
    JsonNode seconds = json.path("wall_clock_seconds");
    boolean timed = json.hasNonNull("wall_clock_seconds");
    if (timed && !(seconds.isNumber() && seconds.asDouble() >= 0)) {
      return new Failed("the result's wall_clock_seconds are no number of seconds, but " + seconds);
    }
    return new Ok(
        metric.asDouble(),
        timed ? OptionalDouble.of(seconds.asDouble()) : OptionalDouble.empty(),
        orNull(json, "metric_components"),
        orNull(json, "metadata"));
  }

  private static JsonNode orNull(JsonNode json, String field) {
    return json.has(field) ? json.path(field) : JsonNodeFactory.instance.nullNode();
  }
}
