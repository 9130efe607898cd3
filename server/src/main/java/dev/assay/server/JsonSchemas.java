package dev.assay.server;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// JSON Schemas of the records that the API speaks, as [ApiJson] writes them.
final class JsonSchemas {
  private final Map<String, Object> named = new TreeMap<>();

  /// The schemas of all records that were asked for, by name.
  Map<String, Object> named() {
    return named;
  }

  /// The schema of what is written for a type.
  Map<String, Object> of(Type type) {
    if (type instanceof Class<?> plain) {
      return ofClass(plain);
    }
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Type raw = generic.getRawType();
      if (raw == Optional.class) {
        return orNull(of(arguments[0]));
      }
      if (raw == List.class) {
        return Map.of("type", "array", "items", of(arguments[0]));
      }
      if (raw == Map.class || raw == SortedMap.class) {
        return Map.of("type", "object", "additionalProperties", of(arguments[1]));
      }
    }
    throw new IllegalArgumentException("the API has no form for " + type);
  }

  private Map<String, Object> ofClass(Class<?> type) {
    if (type == String.class) {
      return Map.of("type", "string");
    }
    if (type == boolean.class || type == Boolean.class) {
      return Map.of("type", "boolean");
    }
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return Map.of("type", "integer");
    }
    if (type == double.class || type == Double.class) {
      return Map.of("type", "number");
    }
    if (type == OptionalDouble.class) {
      return Map.of("type", List.of("number", "null"));
    }
    if (type == OptionalInt.class || type == OptionalLong.class) {
      return Map.of("type", List.of("integer", "null"));
    }
    if (type == Instant.class) {
      return Map.of("type", "string", "format", "date-time");
    }
    if (type == JsonNode.class) {
      return Map.of();
    }
    if (type == Map.class) {
      return Map.of("type", "object");
    }
    if (type.isArray()) {
      return Map.of("type", "array", "items", of(type.getComponentType()));
    }
    if (type.isRecord()) {
      return ofRecord(type);
    }
    throw new IllegalArgumentException("the API has no form for " + type);
  }

  private Map<String, Object> ofRecord(Class<?> type) {
    String name = type.getSimpleName();
    if (!named.containsKey(name)) {
      named.put(name, Map.of()); // so that a record that holds itself comes to an end
      Map<String, Object> properties = new LinkedHashMap<>();
      addProperties(type, properties);
      named.put(name, object(properties, List.copyOf(properties.keySet())));
    }
    return Map.of("$ref", "#/components/schemas/" + name);
  }

  private void addProperties(Class<?> type, Map<String, Object> properties) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        addProperties(component.getType(), properties);
      } else {
        properties.put(snakeCase(component.getName()), of(component.getGenericType()));
      }
    }
  }

  private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", required);
    schema.put("additionalProperties", false);
    return schema;
  }

  /// The schema of a body: what is not there or `null` stands for nothing, so that only texts that
  /// are the whole of a body, and the models of a launch, are required.
  Map<String, Object> ofBody(Class<? extends Record> type) {
    Map<String, Object> properties = new LinkedHashMap<>();
    addProperties(type, properties);
    String first = properties.keySet().iterator().next();
    return object(properties, List.of(first));
  }

  /// The schema of a parameter's values.
  Map<String, Object> ofForm(Parameter.Form form) {
    return switch (form) {
      case Parameter.Form.Text(int longest) -> Map.of("type", "string", "maxLength", longest);
      case Parameter.Form.Matching matching ->
          Map.of("type", "string", "pattern", "^" + matching.pattern().pattern() + "$");
      case Parameter.Form.Whole(long least, long most, long fallback) ->
          Map.of("type", "integer", "minimum", least, "maximum", most, "default", fallback);
      case Parameter.Form.Choice(List<String> words) -> Map.of("type", "string", "enum", words);
    };
  }

  private static Map<String, Object> orNull(Map<String, Object> schema) {
    if (schema.get("type") instanceof String type) {
      Map<String, Object> nullable = new LinkedHashMap<>(schema);
      nullable.put("type", List.of(type, "null"));
      return nullable;
    }
    return Map.of("anyOf", Arrays.asList(schema, Map.of("type", "null")));
  }

  static String snakeCase(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
