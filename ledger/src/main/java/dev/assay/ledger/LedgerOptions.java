package dev.assay.ledger;

import java.time.Duration;
import java.time.InstantSource;

/// How a ledger is opened.
///
/// @param lockTimeout how long to wait while another process writes, at most a day
/// @param clock where the time of an event comes from
public record LedgerOptions(Duration lockTimeout, InstantSource clock) {
  /// Thirty seconds, and the system's clock.
  public static final LedgerOptions DEFAULT =
      new LedgerOptions(Duration.ofSeconds(30), InstantSource.system());

  public LedgerOptions {
    if (lockTimeout.isNegative() || lockTimeout.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("lock timeout is not within a day: " + lockTimeout);
    }
  }

  /// The same with another lock timeout.
  public LedgerOptions withLockTimeout(Duration timeout) {
    return new LedgerOptions(timeout, clock);
  }

  /// The same with another clock.
  public LedgerOptions withClock(InstantSource source) {
    return new LedgerOptions(lockTimeout, source);
  }
}
