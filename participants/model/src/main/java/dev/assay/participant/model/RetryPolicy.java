package dev.assay.participant.model;

import java.time.Duration;

/// How often a failed call is repeated and how long is waited before.
///
/// @param maxRetries calls beside the first; 0 for none
/// @param base upper end of the first random wait; it doubles with each retry
/// @param cap upper end of every random wait
/// @param retryAfterCap the longest `Retry-After` that is obeyed
public record RetryPolicy(int maxRetries, Duration base, Duration cap, Duration retryAfterCap) {
  /// Five retries within about a minute, unless the endpoint asks for more time.
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(5, Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofMinutes(2));

  public RetryPolicy {
    if (maxRetries < 0 || base.isNegative() || cap.isNegative() || retryAfterCap.isNegative()) {
      throw new IllegalArgumentException("a retry policy has a negative part");
    }
  }

  /// The same with that many retries.
  public RetryPolicy withMaxRetries(int other) {
    return new RetryPolicy(other, base, cap, retryAfterCap);
  }
}
