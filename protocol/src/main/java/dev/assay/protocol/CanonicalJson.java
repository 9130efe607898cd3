package dev.assay.protocol;

import java.util.Comparator;
import tools.jackson.databind.JsonNode;

/// The one text of a JSON value after [RFC 8785](https://www.rfc-editor.org/rfc/rfc8785), made to
/// be hashed: no white space, keys sorted by their UTF-16 code units, numbers as ECMAScript writes
/// them, and only the escapes that JSON demands.
///
/// The RFC knows no number but the 64-bit float. An integer of up to 2^53 in magnitude is written
/// as the RFC wants it. A larger one keeps **all its digits**: rounding it to a float would give
/// two different configurations, say a timeout of 2^64 - 1 and one of 2^64 - 2, the same hash;
/// refusing it would leave a valid configuration without one. Rust, Python, Go and Java write those
/// digits by nature. Only a JavaScript program has to hold such integers as `BigInt` to find the
/// same hash.
public final class CanonicalJson {
  private static final JsonPrinter PRINTER =
      new JsonPrinter(Comparator.naturalOrder(), CanonicalJson::number);

  private CanonicalJson() {}

  /// The canonical text.
  ///
  /// @throws IllegalArgumentException for NaN and the infinities, and for a string with half a
  ///   surrogate pair: the RFC wants an error there, and no replacement
  public static String write(JsonNode value) {
    return PRINTER.print(value);
  }

  private static String number(double value) {
    return value == 0 ? "0" : ShortestDecimal.of(value).ecmaScript();
  }
}
