package dev.assay.participant.model;

import dev.assay.participant.ParticipantException;
import java.time.Duration;
import java.util.Map;

/// The options of a participant that models understand; the defaults are those of [TimeLimits] and
/// [RetryPolicy].
public final class ModelOptions {
  /// Seconds from a request to the first byte of its answer.
  public static final String FIRST_BYTE_TIMEOUT = "first-byte-timeout";

  /// Seconds between two parts of an answer.
  public static final String IDLE_TIMEOUT = "idle-timeout";

  /// Seconds for a whole answer.
  public static final String TOTAL_TIMEOUT = "total-timeout";

  /// How often a failed call is repeated.
  public static final String MAX_RETRIES = "max-retries";

  private final Map<String, String> options;

  ModelOptions(Map<String, String> options) {
    this.options = options;
  }

  TimeLimits timeLimits() throws ParticipantException {
    return new TimeLimits(
        seconds(FIRST_BYTE_TIMEOUT, TimeLimits.DEFAULT.firstByte()),
        seconds(IDLE_TIMEOUT, TimeLimits.DEFAULT.idle()),
        seconds(TOTAL_TIMEOUT, TimeLimits.DEFAULT.total()));
  }

  RetryPolicy retryPolicy() throws ParticipantException {
    String value = options.get(MAX_RETRIES);
    return value == null
        ? RetryPolicy.DEFAULT
        : RetryPolicy.DEFAULT.withMaxRetries(number(MAX_RETRIES, value, 0));
  }

  private Duration seconds(String name, Duration fallback) throws ParticipantException {
    String value = options.get(name);
    return value == null ? fallback : Duration.ofSeconds(number(name, value, 1));
  }

  private static int number(String name, String value, int least) throws ParticipantException {
    try {
      int number = Integer.parseInt(value.strip());
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The message below says what is wrong.
    }
    throw new ParticipantException(
        "--%s is a whole number, at least %d, not '%s'".formatted(name, least, value));
  }
}
