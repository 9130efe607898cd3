package dev.assay.protocol;

import tools.jackson.databind.JsonNode;

/// A JSON value of any shape, immutable, as the text that `serde_json` writes for it: no white
/// space, keys sorted, whole floats with `.0`. Equal values have equal texts.
public final class JsonText {
  private static final JsonPrinter PRINTER =
      new JsonPrinter(JsonText::compareCodePoints, JsonText::number);

  private final String text;

  private JsonText(String text) {
    this.text = text;
  }

  /// The value that this text holds, in whatever layout.
  ///
  /// @throws JsonFormatException when it is not one JSON value, has a key twice, a number beyond
  ///   the range of a 64-bit float, or half a surrogate pair
  public static JsonText parse(String json) {
    return of(StrictJson.parse(json));
  }

  static JsonText of(JsonNode node) {
    return new JsonText(PRINTER.print(node));
  }

  JsonNode node() {
    return StrictJson.parse(text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonText json && json.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /// The text.
  @Override
  public String toString() {
    return text;
  }

  /// Rust's order, which differs from Java's where a surrogate pair meets a character after it.
  private static int compareCodePoints(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int i = 0; i < length; i++) {
      if (one.charAt(i) != other.charAt(i)) {
        boolean pair = Character.isSurrogate(one.charAt(i));
        return pair == Character.isSurrogate(other.charAt(i))
            ? Character.compare(one.charAt(i), other.charAt(i))
            : Boolean.compare(pair, !pair);
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  private static String number(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    return ShortestDecimal.of(value).serde();
  }
}
