package dev.assay.protocol;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A record as an object with one field for each component, under the component's name in snake
/// case. What the record's constructor refuses is an error at the object's place.
final class RecordForm<T> implements JsonForm<T> {
  private final Constructor<T> constructor;
  private final List<Field> fields;
  private final SortedMap<String, Field> fieldsByName = new TreeMap<>();

  /// @param constructor the canonical one
  /// @param fields in the order of the record's components
  RecordForm(Constructor<T> constructor, List<Field> fields) {
    this.constructor = constructor;
    this.fields = fields;
    fields.forEach(field -> fieldsByName.put(field.name(), field));
  }

  /// One component.
  ///
  /// @param name in JSON
  record Field(String name, Method accessor, JsonForm<Object> form) {}

  /// How many components the record has.
  int size() {
    return fields.size();
  }

  @Override
  public JsonNode write(T value) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    fieldsByName.forEach(
        (name, field) -> object.set(name, field.form().write(component(value, field))));
    return object;
  }

  @Override
  public T read(JsonNode node, JsonPlace place) {
    if (!node.isObject()) {
      throw place.error("expected an object, found " + JsonForm.describe(node));
    }
    Object[] components =
        fields.stream().map(field -> readField(node, field, place.field(field.name()))).toArray();
    node.forEachEntry((name, value) -> {
      if (!fieldsByName.containsKey(name)) {
        place.unknown(name, value);
      }
    });
    return create(components, place);
  }

  /// What the only component looks like, without the object around it.
  JsonNode writeOnlyField(T value) {
    Field field = fields.getFirst();
    return field.form().write(component(value, field));
  }

  /// Reads what [#writeOnlyField] wrote.
  T readOnlyField(JsonNode node, JsonPlace place) {
    return create(new Object[] {fields.getFirst().form().read(node, place)}, place);
  }

  /// The record that has no component.
  T readNoField(JsonPlace place) {
    return create(new Object[0], place);
  }

  private static Object readField(JsonNode object, Field field, JsonPlace place) {
    JsonNode node = object.get(field.name());
    if (node == null) {
      return field.form().whenMissing().orElseThrow(() -> place.error("the field is missing"));
    }
    return field.form().read(node, place);
  }

  private T create(Object[] components, JsonPlace place) {
    try {
      return constructor.newInstance(components);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof InvalidFieldException invalid) {
        throw place.field(invalid.field()).error(invalid.problem());
      }
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw place.error(String.valueOf(refused.getMessage()));
      }
      throw new IllegalStateException(constructor + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a record's constructor is as visible as the record", e);
    }
  }

  private static Object component(Object value, Field field) {
    try {
      return field.accessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a record's accessor reads a field and no more", e);
    }
  }
}
