package dev.assay.cli;

import dev.assay.lab.Estimate;
import dev.assay.ledger.Spending;
import dev.assay.protocol.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// How numbers, times and outcomes look to a person.
final class Format {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneId.systemDefault());

  private Format() {}

  /// `62 % [54–70]`.
  static String estimate(Estimate estimate) {
    return String.format(
        Locale.ROOT,
        "%3.0f %% [%.0f–%.0f]",
        100 * estimate.value(),
        100 * estimate.low(),
        100 * estimate.high());
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  static String cost(OptionalDouble usd) {
    return usd.isEmpty()
        ? "unknown"
        : usd.getAsDouble() == 0 ? "–" : String.format(Locale.ROOT, "$%.4f", usd.getAsDouble());
  }

  /// The cost of several submissions; a lower bound where that of some is unknown.
  static String spending(Spending spending) {
    String known = cost(OptionalDouble.of(spending.costUsd()));
    return spending.priced() == spending.submissions() ? known : known + " + ?";
  }

  static String millis(OptionalDouble millis) {
    return millis.isEmpty() ? "–" : millis((long) millis.getAsDouble());
  }

  static String millis(long millis) {
    return millis < 1000
        ? millis + " ms"
        : millis < 60_000
            ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
            : clock(Duration.ofMillis(millis));
  }

  /// `3:07` or `1:03:07`.
  static String clock(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  static String instant(Instant instant) {
    return MINUTE.format(instant);
  }

  /// A glyph and a word: a state is never told by colour alone.
  static String outcome(Console console, Outcome outcome) {
    return switch (outcome) {
      case PASSED -> console.style(Console.Style.GOOD, "✓ pass");
      case FAILED -> console.style(Console.Style.BAD, "✕ fail");
      case NO_PATCH -> console.style(Console.Style.BAD, "✕ no patch");
      case PATCH_REJECTED -> console.style(Console.Style.BAD, "✕ patch rejected");
      case TIMED_OUT -> console.style(Console.Style.BAD, "✕ timed out");
      case INVALID -> console.style(Console.Style.BAD, "✕ invalid");
      case API_ERROR -> console.style(Console.Style.WARNING, "! api error");
      case INFRASTRUCTURE_ERROR -> console.style(Console.Style.WARNING, "! infrastructure error");
      case SKIPPED -> console.style(Console.Style.DIM, "○ skipped");
    };
  }

  /// A size of memory, in whole mebibytes.
  static String memory(OptionalLong bytes) {
    return bytes.isPresent() ? String.format(Locale.ROOT, "%,d MiB", bytes.getAsLong() >> 20) : "–";
  }

  /// At most so many characters, cut with an ellipsis, line breaks as spaces.
  static String cut(String text, int most) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= most ? line : line.substring(0, Math.max(1, most - 1)) + "…";
  }
}
