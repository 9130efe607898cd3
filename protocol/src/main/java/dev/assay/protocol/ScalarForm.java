package dev.assay.protocol;

import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// The form of a value that is one JSON string, number or boolean.
///
/// @param expected what a node has to be, in words
/// @param writer makes the node
/// @param reader reads the node, or gives nothing where it is not what is expected
record ScalarForm<T>(
    String expected, Function<T, JsonNode> writer, Function<JsonNode, Optional<T>> reader)
    implements JsonForm<T> {
  @Override
  public JsonNode write(T value) {
    return writer.apply(value);
  }

  @Override
  public T read(JsonNode node, JsonPlace place) {
    return reader
        .apply(node)
        .orElseThrow(
            () -> place.error("expected " + expected + ", found " + JsonForm.describe(node)));
  }
}
