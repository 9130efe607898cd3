package dev.assay.protocol;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// How the values of one Java type look in JSON, in both directions.
interface JsonForm<T> {
  JsonNode write(T value);

  /// @throws JsonFormatException when the node is not of this form, naming the place
  T read(JsonNode node, JsonPlace place);

  /// What a field of this form is when the object does not have it; empty where it is required.
  default Optional<T> whenMissing() {
    return Optional.empty();
  }

  /// A node in words, to say in an error what was found.
  static String describe(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case STRING -> "a string";
      case NUMBER -> "the number " + abbreviated(node.asString());
      case BOOLEAN -> "the boolean " + node.booleanValue();
      case NULL -> "null";
      case BINARY, MISSING, POJO -> "no JSON value";
    };
  }

  private static String abbreviated(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
