package dev.assay.protocol;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// Reads a JSON text that means the same to every reader: one value and nothing after it, no key
/// twice in an object, no number beyond the range of a 64-bit float, no half of a surrogate pair.
public final class StrictJson {
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private StrictJson() {}

  /// The value that the text says.
  ///
  /// @throws JsonFormatException when the text is not such JSON
  public static JsonNode parse(String text) {
    JsonNode node;
    try {
      node = READER.readTree(text);
    } catch (JacksonException e) {
      throw new JsonFormatException("not JSON: " + e.getOriginalMessage() + at(e), e);
    }
    if (node.isMissingNode()) {
      throw new JsonFormatException("", "not JSON: the text is empty");
    }
    check(node, JsonPlace.root());
    return node;
  }

  private static String at(JacksonException e) {
    return e.getLocation() == null
        ? ""
        : " (line "
            + e.getLocation().getLineNr()
            + ", column "
            + e.getLocation().getColumnNr()
            + ")";
  }

  private static void check(JsonNode node, JsonPlace place) {
    switch (node.getNodeType()) {
      case OBJECT ->
          node.forEachEntry((name, value) -> {
            checkText(name, place);
            check(value, place.field(name));
          });
      case ARRAY -> {
        for (int i = 0; i < node.size(); i++) {
          check(node.get(i), place.item(i));
        }
      }
      case STRING -> checkText(node.stringValue(), place);
      case NUMBER -> {
        if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
          throw place.error("the number is out of range");
        }
      }
      case BOOLEAN, NULL, BINARY, MISSING, POJO -> {}
    }
  }

  private static void checkText(String text, JsonPlace place) {
    if (!WellFormedText.isWellFormed(text)) {
      throw place.error("the string holds half a surrogate pair");
    }
  }
}
