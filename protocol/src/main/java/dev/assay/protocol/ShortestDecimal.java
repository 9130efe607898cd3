package dev.assay.protocol;

import java.math.BigDecimal;
import java.math.MathContext;

/// The shortest decimal that reads back as a given double, and of those the one nearest to it:
/// `0.digits × 10^exponent`. Layouts of JSON numbers differ only in where they put the point.
///
/// @param negative whether the number is below zero; false for both zeros
/// @param digits without leading or trailing zeros, `0` for zero
/// @param exponent the power of ten that the fraction `0.digits` is multiplied by
record ShortestDecimal(boolean negative, String digits, int exponent) {
  /// @param value not zero, and finite
  static ShortestDecimal of(double value) {
    double magnitude = Math.abs(value);
    BigDecimal decimal = new BigDecimal(Double.toString(magnitude)).stripTrailingZeros();
    // Double.toString takes two digits where one is enough: 4.9E-324, where 5E-324 is the same.
    if (decimal.precision() == 2) {
      BigDecimal one = new BigDecimal(magnitude).round(new MathContext(1));
      if (one.doubleValue() == magnitude) {
        decimal = one;
      }
    }
    String digits = decimal.unscaledValue().toString();
    return new ShortestDecimal(value < 0, digits, digits.length() - decimal.scale());
  }

  /// The number as ECMAScript's `Number::toString` lays it out, which is RFC 8785's form.
  String ecmaScript() {
    return signed(exponent > 21 || exponent <= -6 ? scientific() : plain(""));
  }

  /// The number as Rust's `serde_json` lays it out: whole numbers keep `.0`, and the exponent form
  /// begins earlier.
  String serde() {
    return signed(exponent > 16 || exponent <= -5 ? scientific() : plain(".0"));
  }

  private String signed(String magnitude) {
    return negative ? "-" + magnitude : magnitude;
  }

  private String plain(String wholeNumberSuffix) {
    if (exponent <= 0) {
      return "0." + "0".repeat(-exponent) + digits;
    }
    if (exponent >= digits.length()) {
      return digits + "0".repeat(exponent - digits.length()) + wholeNumberSuffix;
    }
    return digits.substring(0, exponent) + "." + digits.substring(exponent);
  }

  private String scientific() {
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    return digits.charAt(0) + fraction + (exponent > 0 ? "e+" : "e") + (exponent - 1);
  }
}
