package dev.assay.protocol;

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
    return write(BenchmarkEvent.class, event).toString();
  }

  /// Reads an event. A field that is not known is kept in [BenchmarkEvent#unknownFields], an event
  /// type that is not known in [BenchmarkEventType.Unknown].
  ///
  /// @throws JsonFormatException when the text is not JSON, a field is missing or has a wrong type,
  ///   with the path of the place
  public static BenchmarkEvent readEvent(String json) {
    return read(BenchmarkEvent.class, json);
  }

  /// The JSON of a part of the schema, say of [TaskFeatures] or [RunConfig].
  ///
  /// @param type the record, enum or sealed type
  /// @throws IllegalArgumentException when no JSON form is known for the type
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
}
