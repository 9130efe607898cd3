package dev.assay.speed;

import java.util.Locale;

/// Numbers as the table shows them: three significant digits and a unit.
final class Quantity {
  private static final double MEBIBYTE = 1 << 20;

  private Quantity() {}

  static String time(double nanos) {
    if (nanos < 1e6) {
      return digits(nanos / 1e3) + " µs";
    }
    return nanos < 1e9 ? digits(nanos / 1e6) + " ms" : digits(nanos / 1e9) + " s";
  }

  static String rate(double perSecond) {
    return digits(perSecond) + "/s";
  }

  static String memory(long bytes) {
    return digits(bytes / MEBIBYTE) + " MiB";
  }

  static String ratio(double ratio) {
    return digits(ratio) + "×";
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String digits(double number) {
    int decimals = number < 9.995 ? 2 : number < 99.95 ? 1 : 0;
    return String.format(Locale.ROOT, "%,." + decimals + "f", number);
  }
}
