package dev.assay.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/// Values that fit a schema of the document, more or less: now and then one of another type.
final class GeneratedJson {
  private static final String ODD =
      "a Z09_-/.%\\\"'<>&;{}[]\u0000\t\r\n\u202eä漢😀\ud800=+*?|$`~^:,";

  private final JsonNode document;
  private final SplittableRandom random;

  GeneratedJson(JsonNode document, SplittableRandom random) {
    this.document = document;
    this.random = random;
  }

  static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(5) == 0 ? random.nextInt(200) : random.nextInt(20);
    for (int i = 0; i < length; i++) {
      text.append(ODD.charAt(random.nextInt(ODD.length())));
    }
    return text.toString();
  }

  Object value(JsonNode schema) {
    if (random.nextInt(12) == 0) {
      return other();
    }
    if (schema.has("$ref")) {
      String name = schema.path("$ref").asString().replaceFirst(".*/", "");
      return value(document.path("components").path("schemas").path(name));
    }
    JsonNode type = schema.path("type");
    String one =
        type.isArray() ? type.get(random.nextInt(type.size())).asString() : type.asString();
    return switch (one) {
      case "string" ->
          switch (random.nextInt(4)) {
            case 0 -> text(random);
            case 1 -> "unknown";
            case 2 -> "all";
            default -> "noop";
          };
      case "integer" -> random.nextInt(5) == 0 ? random.nextLong() : random.nextInt(1, 9);
      case "number" -> random.nextDouble() * (random.nextInt(5) == 0 ? 1e300 : 1);
      case "boolean" -> random.nextBoolean();
      case "array" -> list(schema.path("items"));
      case "object" -> object(schema);
      default -> Map.of();
    };
  }

  private List<Object> list(JsonNode items) {
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(value(items));
    }
    return list;
  }

  private Map<String, Object> object(JsonNode schema) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (var property : schema.path("properties").properties()) {
      if (random.nextInt(3) > 0) {
        object.put(property.getKey(), value(property.getValue()));
      }
    }
    if (random.nextInt(15) == 0) {
      object.put(text(random), 1);
    }
    return object;
  }

  private Object other() {
    return switch (random.nextInt(5)) {
      case 0 -> random.nextInt();
      case 1 -> text(random);
      case 2 -> List.of(List.of());
      case 3 -> Map.of("a", Map.of());
      default -> random.nextBoolean();
    };
  }
}
