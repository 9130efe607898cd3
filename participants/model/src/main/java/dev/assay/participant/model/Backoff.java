package dev.assay.participant.model;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/// Waits between a failed call and the next: exponential, with full jitter, so that many callers
/// that failed together do not come back together. The endpoint's `Retry-After` is waited first.
///
/// @param policy how long
/// @param clock for a `Retry-After` that is a date
/// @param random safe for use by many threads at once
/// @param pause waits
public record Backoff(RetryPolicy policy, Clock clock, RandomGenerator random, Pause pause) {
  private static final int MOST_DOUBLINGS = 30;

  /// Waits on this machine's clock.
  public static Backoff of(RetryPolicy policy) {
    return new Backoff(policy, Clock.systemUTC(), new Random(), Thread::sleep);
  }

  /// Waits for some time.
  @FunctionalInterface
  public interface Pause {
    /// @throws InterruptedException when interrupted
    void await(Duration time) throws InterruptedException;
  }

  /// Waits before a retry.
  ///
  /// @param retries retries made so far
  /// @param retryAfter the header's value, where the endpoint sent one
  void await(int retries, Optional<String> retryAfter) throws InterruptedException {
    pause.await(asked(retryAfter).plus(jitter(retries)));
  }

  private Duration asked(Optional<String> retryAfter) {
    Duration asked =
        retryAfter.flatMap(value -> RetryAfter.parse(value, clock.instant())).orElse(Duration.ZERO);
    return asked.compareTo(policy.retryAfterCap()) > 0 ? policy.retryAfterCap() : asked;
  }

  private Duration jitter(int retries) {
    Duration most = policy.base().multipliedBy(1L << Math.min(retries, MOST_DOUBLINGS));
    long bound = Math.min(most.toMillis(), policy.cap().toMillis());
    return Duration.ofMillis(bound == 0 ? 0 : random.nextLong(bound + 1));
  }
}
