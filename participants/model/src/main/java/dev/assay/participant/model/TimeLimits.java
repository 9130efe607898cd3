package dev.assay.participant.model;

import java.time.Duration;

/// How long one call may wait; each retry has the same limits again. A connection has
/// [SharedHttpClient#CONNECT_LIMIT] to be made.
///
/// @param firstByte from the request to the first byte of the answer's body; a local model reads
///   the whole prompt, and may be loaded, in this time
/// @param idle between two parts of the body; comments that keep the stream alive count
/// @param total for the whole call
public record TimeLimits(Duration firstByte, Duration idle, Duration total) {
  /// Ten minutes to the first byte, two between parts, thirty in all.
  public static final TimeLimits DEFAULT =
      new TimeLimits(Duration.ofMinutes(10), Duration.ofMinutes(2), Duration.ofMinutes(30));

  public TimeLimits {
    if (!firstByte.isPositive() || !idle.isPositive() || !total.isPositive()) {
      throw new IllegalArgumentException("a time limit is not positive");
    }
  }
}
