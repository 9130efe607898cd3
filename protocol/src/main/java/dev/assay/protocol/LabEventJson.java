package dev.assay.protocol;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// A [LabEvent]'s payload as JSON text, as the ledger keeps it. The event's type is not part of the
/// text: it stands beside it.
///
/// Fields have the component's name in snake case, enums the constant's name in lower case
/// (`"outcome":"patch_rejected"`), and what is absent is null. Text is [CanonicalJson], so that
/// equal events have equal bytes. A `long` keeps all its digits. Half a surrogate pair becomes
/// U+FFFD.
public final class LabEventJson {
  private static final JsonForms FORMS = new JsonForms(JsonNames::snakeCase);

  private static final Map<String, JsonForm<LabEvent>> BY_TYPE =
      Arrays.stream(LabEvent.class.getPermittedSubclasses())
          .collect(
              Collectors.toMap(
                  type -> JsonNames.snakeCase(type.getSimpleName()), LabEventJson::form));

  private LabEventJson() {}

  /// The payload's canonical JSON.
  ///
  /// @throws IllegalArgumentException when a number in it is NaN or infinite
  public static String write(LabEvent event) {
    return CanonicalJson.write(form(event.type()).write(event));
  }

  /// Reads what [#write] wrote, by this version or another. A field that this version does not know
  /// is passed over; an optional one that is not there is empty.
  ///
  /// @param type the event's [LabEvent#type]
  /// @throws UnknownEventTypeException when no such type is known
  /// @throws JsonFormatException when the text is not JSON, lacks a field or has a wrong type, with
  ///   the path of the place
  public static LabEvent read(String type, String json) {
    return form(type).read(StrictJson.parse(json), JsonPlace.root());
  }

  private static JsonForm<LabEvent> form(String type) {
    JsonForm<LabEvent> form = BY_TYPE.get(type);
    if (form == null) {
      throw new UnknownEventTypeException(type);
    }
    return form;
  }

  @SuppressWarnings("unchecked") // each form writes and reads only the events of its own type
  private static JsonForm<LabEvent> form(Class<?> type) {
    return (JsonForm<LabEvent>) FORMS.of(type);
  }
}
