package dev.assay.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads the fields of a JSON object, and says of each what is wrong about it. `null` is the same
/// as a field that is left out.
final class FieldReader {
  private static final int MOST_ENTRIES = 10_000;
  private static final int LONGEST_TEXT = 10_000;

  private final JsonNode object;

  private FieldReader(JsonNode object) {
    this.object = object;
  }

  static FieldReader of(JsonNode object) {
    return new FieldReader(object);
  }

  /// @throws ApiException when the object has another field
  void requireOnly(Set<String> known) throws ApiException {
    for (String name : object.propertyNames()) {
      if (!known.contains(name)) {
        throw ApiException.badRequest(
            "there is no field '%s'; there are %s"
                .formatted(cut(name), String.join(", ", known.stream().sorted().toList())));
      }
    }
  }

  private Optional<JsonNode> field(String name) {
    return object.optional(name).filter(value -> !value.isNull());
  }

  Optional<String> text(String name) throws ApiException {
    Optional<JsonNode> field = field(name);
    return field.isEmpty() ? Optional.empty() : Optional.of(text(name, field.get()));
  }

  /// @throws ApiException when there is none, too
  String requiredText(String name) throws ApiException {
    return text(name)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> ApiException.badRequest("the field '" + name + "' is missing"));
  }

  private static String text(String name, JsonNode value) throws ApiException {
    if (!value.isString() || value.stringValue().length() > LONGEST_TEXT) {
      throw wrong(name, "a text of at most " + LONGEST_TEXT + " characters");
    }
    return value.stringValue();
  }

  List<String> texts(String name) throws ApiException {
    Optional<JsonNode> field = field(name);
    if (field.isEmpty()) {
      return List.of();
    }
    if (!field.get().isArray() || field.get().size() > MOST_ENTRIES) {
      throw wrong(name, "a list of at most " + MOST_ENTRIES + " texts");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode each : field.get()) {
      texts.add(text(name, each));
    }
    return List.copyOf(texts);
  }

  boolean flag(String name) throws ApiException {
    Optional<JsonNode> field = field(name);
    if (field.isPresent() && !field.get().isBoolean()) {
      throw wrong(name, "true or false");
    }
    return field.map(JsonNode::booleanValue).orElse(false);
  }

  OptionalInt integer(String name, int least, int most) throws ApiException {
    OptionalLong number = whole(name, least, most);
    return number.isPresent()
        ? OptionalInt.of(Math.toIntExact(number.getAsLong()))
        : OptionalInt.empty();
  }

  OptionalLong whole(String name, long least, long most) throws ApiException {
    Optional<JsonNode> field = field(name);
    if (field.isEmpty()) {
      return OptionalLong.empty();
    }
    JsonNode value = field.get();
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < least
        || value.longValue() > most) {
      throw wrong(name, "a whole number from " + least + " to " + most);
    }
    return OptionalLong.of(value.longValue());
  }

  OptionalDouble number(String name, double least, double most) throws ApiException {
    Optional<JsonNode> field = field(name);
    if (field.isEmpty()) {
      return OptionalDouble.empty();
    }
    JsonNode value = field.get();
    if (!value.isNumber() || !(value.doubleValue() >= least && value.doubleValue() <= most)) {
      throw wrong(name, "a number from " + least + " to " + most);
    }
    return OptionalDouble.of(value.doubleValue());
  }

  private static ApiException wrong(String name, String wanted) {
    return ApiException.badRequest("the field '" + name + "' has to be " + wanted);
  }

  private static String cut(String name) {
    return name.length() <= 50 ? name : name.substring(0, 50) + "…";
  }
}
