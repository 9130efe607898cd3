package dev.assay.benchmark.swebench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// A list of test ids that is written as a text: JSON, or what Python prints for a list of strings.
final class TestList {
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private final String text;
  private int position;

  private TestList(String text) {
    this.text = text;
  }

  /// The ids, or nothing when the text is no such list.
  static Optional<List<String>> parse(String text) {
    Optional<List<String>> ids = parseJson(text);
    return ids.isPresent() ? ids : new TestList(text.strip()).parsePython();
  }

  private static Optional<List<String>> parseJson(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return node.isArray() && node.valueStream().allMatch(JsonNode::isString)
          ? Optional.of(node.valueStream().map(JsonNode::stringValue).toList())
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private Optional<List<String>> parsePython() {
    List<String> ids = new ArrayList<>();
    if (!text.startsWith("[") || !text.endsWith("]")) {
      return Optional.empty();
    }
    position = 1;
    for (skipSpace(); position < text.length() - 1; skipSpace()) {
      Optional<String> id = literal();
      if (id.isEmpty()) {
        return Optional.empty();
      }
      ids.add(id.get());
      skipSpace();
      if (position < text.length() - 1 && text.charAt(position++) != ',') {
        return Optional.empty();
      }
    }
    return position == text.length() - 1 ? Optional.of(ids) : Optional.empty();
  }

  private void skipSpace() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  private Optional<String> literal() {
    char quote = text.charAt(position++);
    if (quote != '\'' && quote != '"') {
      return Optional.empty();
    }
    StringBuilder value = new StringBuilder();
    while (position < text.length()) {
      char next = text.charAt(position++);
      if (next == quote) {
        return Optional.of(value.toString());
      }
      if (next != '\\') {
        value.append(next);
      } else if (!escape(value)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean escape(StringBuilder value) {
    char kind = position < text.length() ? text.charAt(position++) : '\0';
    return switch (kind) {
      case '\\', '\'', '"' -> append(value, kind);
      case 'n' -> append(value, '\n');
      case 'r' -> append(value, '\r');
      case 't' -> append(value, '\t');
      case 'x' -> codePoint(value, 2);
      case 'u' -> codePoint(value, 4);
      case 'U' -> codePoint(value, 8);
      default -> false;
    };
  }

  private static boolean append(StringBuilder value, int character) {
    value.appendCodePoint(character);
    return true;
  }

  private boolean codePoint(StringBuilder value, int digits) {
    int end = position + digits;
    if (end > text.length()) {
      return false;
    }
    try {
      int character = Integer.parseUnsignedInt(text, position, end, 16);
      position = end;
      return Character.isValidCodePoint(character) && append(value, character);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
