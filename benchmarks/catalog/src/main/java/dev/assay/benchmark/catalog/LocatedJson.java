package dev.assay.benchmark.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

/// JSON that remembers where each value stands.
sealed interface LocatedJson {
  /// The line, from one, on which the value begins.
  int line();

  record Text(int line, String value) implements LocatedJson {}

  record Numeral(int line, BigDecimal value) implements LocatedJson {}

  record Flag(int line, boolean value) implements LocatedJson {}

  record Nothing(int line) implements LocatedJson {}

  record Elements(int line, List<LocatedJson> values) implements LocatedJson {}

  record Members(int line, Map<String, LocatedJson> values) implements LocatedJson {}

  /// @throws JacksonException when it is no JSON, has a key twice, or goes on after its end
  static LocatedJson parse(byte[] json) {
    JsonMapper mapper =
        JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (JsonParser parser = mapper.createParser(json)) {
      parser.nextToken();
      LocatedJson value = value(parser);
      if (parser.nextToken() != null) {
        throw new StreamReadException(parser, "there is text after the end");
      }
      return value;
    }
  }

  /// How a person calls the kind of a value.
  default String kind() {
    return switch (this) {
      case Text _ -> "a string";
      case Numeral _ -> "a number";
      case Flag _ -> "a boolean";
      case Nothing _ -> "null";
      case Elements _ -> "an array";
      case Members _ -> "an object";
    };
  }

  private static LocatedJson value(JsonParser parser) {
    int line = parser.currentTokenLocation().getLineNr();
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, LocatedJson> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          members.put(name, value(parser));
        }
        yield new Members(line, members);
      }
      case START_ARRAY -> {
        List<LocatedJson> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(parser));
        }
        yield new Elements(line, elements);
      }
      case VALUE_STRING -> new Text(line, parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Numeral(line, parser.getDecimalValue());
      case VALUE_TRUE -> new Flag(line, true);
      case VALUE_FALSE -> new Flag(line, false);
      case null, default -> new Nothing(line);
    };
  }
}
