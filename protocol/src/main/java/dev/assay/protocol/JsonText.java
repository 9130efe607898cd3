package dev.assay.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import tools.jackson.databind.JsonNode;

/// A JSON value of any shape, immutable, as the text that `serde_json` writes for it: no white
/// space, keys sorted, whole floats with `.0`. Equal values have equal texts.
public final class JsonText {
  // Rust compares strings by their UTF-8 bytes, which is not the order of Java's UTF-16 units.
  private static final Comparator<String> RUST_ORDER =
      Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  private static final JsonPrinter PRINTER = new JsonPrinter(RUST_ORDER, JsonText::number);

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

  private static String number(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    return ShortestDecimal.of(value).serde();
  }
}
