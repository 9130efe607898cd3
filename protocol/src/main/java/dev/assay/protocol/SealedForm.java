package dev.assay.protocol;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/// A sealed interface of records as serde's externally tagged enum. A record without components is
/// its bare name, one with a single component is `{"Name": component}`, and one with more is
/// `{"Name": {…}}`.
///
/// @param variants each record's form by its simple name, in the order of the declaration
record SealedForm<T>(Map<String, RecordForm<? extends T>> variants) implements JsonForm<T> {
  /// The variant's name in a node that has the shape of a tagged value.
  static Optional<String> tag(JsonNode node) {
    if (node.isString()) {
      return Optional.of(node.stringValue());
    }
    return node.isObject() && node.size() == 1
        ? Optional.of(node.propertyNames().iterator().next())
        : Optional.empty();
  }

  @Override
  public JsonNode write(T value) {
    String name = value.getClass().getSimpleName();
    @SuppressWarnings("unchecked") // the form under a record's name is the form of that record
    RecordForm<T> form = (RecordForm<T>) Objects.requireNonNull(variants.get(name));
    return switch (form.size()) {
      case 0 -> StringNode.valueOf(name);
      case 1 -> tagged(name, form.writeOnlyField(value));
      default -> tagged(name, form.write(value));
    };
  }

  @Override
  public T read(JsonNode node, JsonPlace place) {
    String name =
        tag(node)
            .orElseThrow(() ->
                place.error(
                    "expected a name or an object with a name as its only field, found "
                        + JsonForm.describe(node)));
    RecordForm<? extends T> form = variants.get(name);
    if (form == null) {
      throw place.error(
          "unknown name '" + name + "', expected one of " + String.join(", ", variants.keySet()));
    }
    if (node.isString() != (form.size() == 0)) {
      throw place.error(
          form.size() == 0
              ? "expected the bare name \"" + name + "\", found an object"
              : "expected {\"" + name + "\": …}, found the bare name");
    }
    return switch (form.size()) {
      case 0 -> form.readNoField(place);
      case 1 -> form.readOnlyField(node.get(name), place.field(name));
      default -> form.read(node.get(name), place.field(name));
    };
  }

  private static JsonNode tagged(String name, JsonNode content) {
    return JsonNodeFactory.instance.objectNode().set(name, content);
  }
}
