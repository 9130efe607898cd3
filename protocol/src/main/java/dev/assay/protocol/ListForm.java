package dev.assay.protocol;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A list as an array.
record ListForm<T>(JsonForm<T> item) implements JsonForm<List<T>> {
  @Override
  public JsonNode write(List<T> value) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode(value.size());
    value.forEach(element -> array.add(item.write(element)));
    return array;
  }

  @Override
  public List<T> read(JsonNode node, JsonPlace place) {
    if (!node.isArray()) {
      throw place.error("expected an array, found " + JsonForm.describe(node));
    }
    List<T> items = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      items.add(item.read(node.get(i), place.item(i)));
    }
    return List.copyOf(items);
  }
}
