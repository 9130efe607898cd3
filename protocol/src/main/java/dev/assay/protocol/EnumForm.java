package dev.assay.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// An enum as a bare string.
final class EnumForm<E extends Enum<E>> implements JsonForm<E> {
  private final UnaryOperator<String> naming;
  private final Map<String, E> constants = new LinkedHashMap<>();

  /// @param naming makes the name in JSON of a constant's name
  EnumForm(Class<E> type, UnaryOperator<String> naming) {
    this.naming = naming;
    for (E constant : type.getEnumConstants()) {
      constants.put(naming.apply(constant.name()), constant);
    }
  }

  @Override
  public JsonNode write(E value) {
    return StringNode.valueOf(naming.apply(value.name()));
  }

  @Override
  public E read(JsonNode node, JsonPlace place) {
    String name = ScalarForms.STRING.read(node, place);
    E constant = constants.get(name);
    if (constant == null) {
      throw place.error(
          "unknown name '" + name + "', expected one of " + String.join(", ", constants.keySet()));
    }
    return constant;
  }
}
