package dev.assay.protocol;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Telemetry as JSON, exactly as Rust's serde derives have it: what `to_json` of the schema gives,
/// and what a consumer with that schema reads.
///
/// Keys are the schema's snake case and sorted, enums are externally tagged, an absent option is
/// null, 32-bit floats appear widened to 64 bits, and half a surrogate pair, which Rust's strings
/// cannot hold, as U+FFFD.
public final class TelemetryJson {
  private static final ClassValue<JsonForm<?>> FORMS =
      new ClassValue<>() {
        @Override
        protected JsonForm<?> computeValue(Class<?> type) {
          return new JsonForms(JsonNames::pascalCase).of(type);
        }
      };

  private TelemetryJson() {}

  /// The event's JSON.
  public static String write(BenchmarkEvent event) {
    JsonNode json = form(Envelope.class).write(Envelope.of(event));
    event.unknownFields().addTo(json);
    return JsonText.of(json).toString();
  }

  /// Reads an event. A field that is not known is kept in [BenchmarkEvent#unknownFields], an event
  /// type that is not known in [BenchmarkEventType.Unknown].
  ///
  /// @throws JsonFormatException when the text is not JSON, a field is missing or has a wrong type,
  ///   with the path of the place
  public static BenchmarkEvent readEvent(String json) {
    SortedMap<String, JsonText> unknown = new TreeMap<>();
    JsonPlace root =
        JsonPlace.root((place, value) -> unknown.put(place.toString(), JsonText.of(value)));
    return form(Envelope.class)
        .read(StrictJson.parse(json), root)
        .event(new UnknownFields(unknown));
  }

  /// The JSON of a part of the schema, say of [TaskFeatures] or [RunConfig].
  ///
  /// @param type the record, enum or sealed type
  /// @throws IllegalArgumentException when the type is not one of the schema's
  public static <T> JsonText write(Class<T> type, T value) {
    return JsonText.of(form(type).write(value));
  }

  /// Reads a part of the schema. A field that is not known is passed over.
  ///
  /// @throws JsonFormatException when the text is not JSON, a field is missing or has a wrong type,
  ///   with the path of the place
  public static <T> T read(Class<T> type, String json) {
    return form(type).read(StrictJson.parse(json), JsonPlace.root());
  }

  @SuppressWarnings("unchecked") // a form that was found for a type is a form of that type
  private static <T> JsonForm<T> form(Class<T> type) {
    return (JsonForm<T>) FORMS.get(type);
  }

  /// The event's own fields, without those that are not known.
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
