package dev.assay.gate;

import dev.assay.gate.Measurement.MeasuredTree;
import dev.assay.gate.Measurement.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A measurement as the record keeps it. Seeds are texts: not every reader of JSON keeps 64 bits.
final class MeasurementJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private MeasurementJson() {}

  static ObjectNode write(Measurement measurement) {
    ObjectNode json = NODES.objectNode();
    json.put("project", measurement.benchmark().project());
    json.put("benchmark", measurement.benchmark().benchmark());
    json.put("commit", measurement.tree().commit());
    json.put("content", measurement.tree().content());
    json.put("dirty", measurement.tree().dirty());
    measurement.tree().diff().ifPresent(diff -> json.put("diff", diff));
    json.put("series", measurement.series());
    measurement.metaSeed().ifPresent(seed -> json.put("meta_seed", Long.toString(seed)));
    json.put("seed", Long.toString(measurement.seed()));
    json.put("repetition", measurement.repetition());
    switch (measurement.outcome()) {
      case Outcome.Measured measured -> {
        json.put("status", "ok");
        json.put("metric", measured.metric());
        json.set("metric_components", measured.components());
        json.set("metadata", measured.metadata());
        measured.artifact().ifPresent(artifact -> json.put("artifact", artifact));
      }
      case Outcome.Failed failed -> {
        json.put("status", "error");
        json.put("message", failed.reason());
      }
    }
    json.put("wall_seconds", measurement.wallSeconds());
    measurement.reportedSeconds().ifPresent(seconds -> json.put("reported_seconds", seconds));
    HostState host = measurement.host();
    json.putObject("host")
        .put("name", host.name())
        .put("processor", host.processor())
        .put("governor", host.governor())
        .put("load", host.load());
    json.put("runner", measurement.runner());
    ObjectNode enforcement = json.putObject("enforcement");
    measurement.enforcement().forEach(enforcement::put);
    json.put("log", measurement.log());
    return json;
  }

  static Measurement read(long id, Instant at, JsonNode json) {
    JsonNode host = json.path("host");
    return new Measurement(
        id,
        at,
        new BenchmarkId(text(json, "project"), text(json, "benchmark")),
        text(json, "series"),
        new MeasuredTree(
            text(json, "commit"),
            text(json, "content"),
            json.path("dirty").asBoolean(false),
            optional(json, "diff")),
        optionalSeed(json),
        Long.parseLong(text(json, "seed")),
        json.path("repetition").asInt(0),
        outcome(json),
        json.path("wall_seconds").asDouble(0),
        json.has("reported_seconds")
            ? OptionalDouble.of(json.path("reported_seconds").asDouble(0))
            : OptionalDouble.empty(),
        new HostState(
            text(host, "name"),
            text(host, "processor"),
            text(host, "governor"),
            host.path("load").asDouble(0)),
        text(json, "runner"),
        texts(json.path("enforcement")),
        text(json, "log"));
  }

  private static Outcome outcome(JsonNode json) {
    return text(json, "status").equals("ok")
        ? new Outcome.Measured(
            json.path("metric").asDouble(),
            json.path("metric_components"),
            json.path("metadata"),
            optional(json, "artifact"))
        : new Outcome.Failed(text(json, "message"));
  }

  static String text(JsonNode json, String field) {
    return json.path(field).asString("");
  }

  static Optional<String> optional(JsonNode json, String field) {
    return json.hasNonNull(field) ? Optional.of(text(json, field)) : Optional.empty();
  }

  static OptionalLong optionalSeed(JsonNode json) {
    return optional(json, "meta_seed").stream().mapToLong(Long::parseLong).findFirst();
  }

  static Map<String, String> texts(JsonNode json) {
    Map<String, String> texts = new TreeMap<>();
    json.forEachEntry((name, value) -> texts.put(name, value.asString("")));
    return texts;
  }
}
