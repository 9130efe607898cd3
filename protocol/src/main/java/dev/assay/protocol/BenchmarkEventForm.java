package dev.assay.protocol;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// The form of an event, with the fields that are not known in the places where they were.
record BenchmarkEventForm(JsonForm<Envelope> known) implements JsonForm<BenchmarkEvent> {
  @Override
  public JsonNode write(BenchmarkEvent event) {
    JsonNode json = known.write(Envelope.of(event));
    event.unknownFields().addTo(json);
    return json;
  }

  /// @param place the root, because the places of unknown fields are counted from the event
  @Override
  public BenchmarkEvent read(JsonNode node, JsonPlace place) {
    SortedMap<String, JsonText> unknown = new TreeMap<>();
    JsonPlace root =
        JsonPlace.root((pointer, value) -> unknown.put(pointer.toString(), JsonText.of(value)));
    return known.read(node, root).event(new UnknownFields(unknown));
  }

  /// The fields of an event that are known.
  record Envelope(
      UUID runId,
      String taskId,
      UUID stepId,
      Instant ts,
      String policyId,
      String cfgHash,
      String envHash,
      Unsigned64 seed,
      BenchmarkEventType eventType,
      JsonText data) {
    static Envelope of(BenchmarkEvent event) {
      return new Envelope(
          event.runId(),
          event.taskId(),
          event.stepId(),
          event.ts(),
          event.policyId(),
          event.cfgHash(),
          event.envHash(),
          event.seed(),
          event.eventType(),
          event.data());
    }

    BenchmarkEvent event(UnknownFields unknownFields) {
      return new BenchmarkEvent(
          runId,
          taskId,
          stepId,
          ts,
          policyId,
          cfgHash,
          envHash,
          seed,
          eventType,
          data,
          unknownFields);
    }
  }
}
