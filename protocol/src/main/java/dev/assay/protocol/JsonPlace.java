package dev.assay.protocol;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// Where in a JSON tree a reader is: names the place in errors, and takes the fields there that
/// nothing is known about.
final class JsonPlace {
  private final @Nullable JsonPlace parent;
  private final String name;
  private final int index;
  private final BiConsumer<JsonPointer, JsonNode> unknownFields;

  private JsonPlace(
      @Nullable JsonPlace parent,
      String name,
      int index,
      BiConsumer<JsonPointer, JsonNode> unknownFields) {
    this.parent = parent;
    this.name = name;
    this.index = index;
    this.unknownFields = unknownFields;
  }

  /// The root of a tree whose unknown fields are of no interest.
  static JsonPlace root() {
    return root((_, _) -> {});
  }

  /// The root of a tree.
  ///
  /// @param unknownFields takes every field that the schema does not have
  static JsonPlace root(BiConsumer<JsonPointer, JsonNode> unknownFields) {
    return new JsonPlace(null, "", -1, unknownFields);
  }

  JsonPlace field(String field) {
    return new JsonPlace(this, field, -1, unknownFields);
  }

  JsonPlace item(int item) {
    return new JsonPlace(this, "", item, unknownFields);
  }

  /// Hands on a field of the object here that the schema does not have.
  void unknown(String field, JsonNode value) {
    unknownFields.accept(field(field).pointer(), value);
  }

  JsonFormatException error(String problem) {
    return new JsonFormatException(path(), problem);
  }

  private String path() {
    if (parent == null) {
      return "";
    }
    String before = parent.path();
    if (index >= 0) {
      return before + "[" + index + "]";
    }
    return before.isEmpty() ? name : before + "." + name;
  }

  private JsonPointer pointer() {
    if (parent == null) {
      return JsonPointer.empty();
    }
    return index >= 0 ? parent.pointer().appendIndex(index) : parent.pointer().appendProperty(name);
  }
}
