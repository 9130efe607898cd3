package dev.assay.protocol;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A map with string keys as an object.
record MapForm<T>(JsonForm<T> value) implements JsonForm<Map<String, T>> {
  @Override
  public JsonNode write(Map<String, T> map) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(map)
        .forEach((key, entry) -> object.set(WellFormedText.repaired(key), value.write(entry)));
    return object;
  }

  @Override
  public Map<String, T> read(JsonNode node, JsonPlace place) {
    if (!node.isObject()) {
      throw place.error("expected an object, found " + JsonForm.describe(node));
    }
    SortedMap<String, T> map = new TreeMap<>();
    node.forEachEntry((key, entry) -> map.put(key, value.read(entry, place.field(key))));
    return Collections.unmodifiableSortedMap(map);
  }
}
