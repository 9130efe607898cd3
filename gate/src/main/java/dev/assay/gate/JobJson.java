package dev.assay.gate;

import dev.assay.protocol.StrictJson;
import dev.assay.runner.LabProcess;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Runs as their files tell of them. What is read throws [IllegalArgumentException]s that name the
/// field.
final class JobJson {
  private JobJson() {}

  static String write(JobSpec spec) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("project", spec.benchmark().project())
        .put("benchmark", spec.benchmark().benchmark())
        .put("commit", spec.commit())
        .put("threads", spec.demand().threads())
        .put("gpu", spec.demand().gpu().word())
        .put("background", spec.background())
        .put("at", spec.at().toString());
    ArrayNode arguments = json.putArray("arguments");
    spec.arguments().forEach(arguments::add);
    return json.toPrettyString() + "\n";
  }

  static JobSpec readSpec(String text) {
    JsonNode json = StrictJson.parse(text);
    List<String> arguments = new ArrayList<>();
    for (JsonNode each : json.path("arguments")) {
      arguments.add(each.asString(""));
    }
    return new JobSpec(
        new BenchmarkId(text(json, "project"), text(json, "benchmark")),
        text(json, "commit"),
        new Demand(number(json, "threads", 1), choice(json, "gpu", GpuUse.class)),
        json.path("background").asBoolean(false),
        arguments,
        instant(json, "at"));
  }

  static String write(JobStatus status) {
    return JsonNodeFactory.instance
            .objectNode()
            .put("state", status.state().word())
            .put("process", status.owner().process().toString())
            .put("boot", status.owner().boot())
            .put("measured", status.measured())
            .put("planned", status.planned())
            .put("since", status.since().toString())
            .put("message", status.message())
            .toPrettyString()
        + "\n";
  }

  static JobStatus readStatus(String text) {
    JsonNode json = StrictJson.parse(text);
    String process = text(json, "process");
    return new JobStatus(
        choice(json, "state", JobState.class),
        new JobOwner(
            LabProcess.parse(process)
                .orElseThrow(() -> new IllegalArgumentException("'process' is '" + process + "'")),
            text(json, "boot")),
        number(json, "measured", 0),
        number(json, "planned", 0),
        instant(json, "since"),
        text(json, "message"));
  }

  private static String text(JsonNode json, String field) {
    if (!json.path(field).isString()) {
      throw new IllegalArgumentException("there is no text '" + field + "'");
    }
    return json.path(field).stringValue();
  }

  private static int number(JsonNode json, String field, int least) {
    JsonNode value = json.path(field);
    if (!value.canConvertToInt() || value.isFloatingPointNumber() || value.intValue() < least) {
      throw new IllegalArgumentException(
          "'%s' is no whole number from %d on".formatted(field, least));
    }
    return value.intValue();
  }

  private static Instant instant(JsonNode json, String field) {
    try {
      return Instant.parse(text(json, field));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("'" + field + "' is no instant", e);
    }
  }

  private static <E extends Enum<E>> E choice(JsonNode json, String field, Class<E> type) {
    String word = text(json, field);
    try {
      return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'%s' is '%s'".formatted(field, word), e);
    }
  }
}
