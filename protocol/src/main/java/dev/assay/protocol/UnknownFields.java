package dev.assay.protocol;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The fields of an event that this version does not know, wherever in the event they were, so that
/// an event which is read and written again loses nothing.
///
/// @param byPointer each field's value by its place as a JSON pointer (RFC 6901):
///   `/event_type/RunStart/retry_policy/jitter`
public record UnknownFields(Map<String, JsonText> byPointer) {
  /// No such field.
  public static final UnknownFields NONE = new UnknownFields(Map.of());

  /// @throws IllegalArgumentException when a key is no JSON pointer to a field
  public UnknownFields {
    byPointer = Collections.unmodifiableMap(new TreeMap<>(byPointer));
    for (String place : byPointer.keySet()) {
      if (JsonPointer.compile(place).matches()) {
        throw new IllegalArgumentException("the whole event is no field of it");
      }
    }
  }

  /// Puts the fields back into the tree of an event. One whose object is not there any more,
  /// because the payload was exchanged, has no place and is left out; a known field is never
  /// overwritten.
  void addTo(JsonNode event) {
    byPointer.forEach((place, value) -> {
      JsonPointer pointer = JsonPointer.compile(place);
      String name = pointer.last().getMatchingProperty();
      if (event.at(pointer.head()) instanceof ObjectNode object && !object.has(name)) {
        object.set(name, value.node());
      }
    });
  }
}
