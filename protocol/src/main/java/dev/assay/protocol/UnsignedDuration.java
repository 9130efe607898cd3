package dev.assay.protocol;

import java.math.BigInteger;
import java.time.Duration;

/// A span of time as the wire has it: Rust's `Duration`, which reaches twice as far as Java's. Its
/// largest value often stands for "no limit".
///
/// @param secs whole seconds
/// @param nanos the rest in nanoseconds, below a second; more is carried over into the seconds
public record UnsignedDuration(Unsigned64 secs, long nanos) {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /// @throws IllegalArgumentException when the nanoseconds do not fit 32 bits without a sign, or
  ///   the seconds do not fit 64
  public UnsignedDuration {
    FieldCheck.unsigned32("nanos", nanos);
    secs = Unsigned64.of(secs.toBigInteger().add(BigInteger.valueOf(nanos / NANOS_PER_SECOND)));
    nanos %= NANOS_PER_SECOND;
  }

  /// This many seconds.
  ///
  /// @throws IllegalArgumentException when negative
  public static UnsignedDuration ofSeconds(long seconds) {
    return new UnsignedDuration(Unsigned64.of(seconds), 0);
  }

  /// The same span.
  ///
  /// @throws IllegalArgumentException when negative
  public static UnsignedDuration of(Duration duration) {
    return new UnsignedDuration(Unsigned64.of(duration.getSeconds()), duration.getNano());
  }

  /// The same span.
  ///
  /// @throws ArithmeticException when it is longer than a Java duration can be, 2^63 seconds
  public Duration toDuration() {
    return Duration.ofSeconds(secs.toLong(), nanos);
  }
}
