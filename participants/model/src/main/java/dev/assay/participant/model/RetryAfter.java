package dev.assay.participant.model;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/// The `Retry-After` header of RFC 9110, section 10.2.3.
final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,9})(?:\\.\\d+)?");

  private RetryAfter() {}

  /// How long to wait; zero for a date that is past, absent when the value is neither seconds nor a
  /// date.
  static Optional<Duration> parse(String value, Instant now) {
    String text = value.strip();
    var seconds = SECONDS.matcher(text);
    if (seconds.matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(seconds.group(1))));
    }
    try {
      Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
