package dev.assay.protocol;

/// When a failed tool call is repeated.
///
/// @param maxRetries the most repetitions of one call
/// @param backoffMs the pause before the first repetition, in milliseconds
/// @param exponentialBackoff whether each pause is twice the one before
/// @param retryOnFlake whether a flaky failure is a reason
/// @param retryOnTimeout whether a timeout is a reason
public record RetryPolicy(
    long maxRetries,
    Unsigned64 backoffMs,
    boolean exponentialBackoff,
    boolean retryOnFlake,
    boolean retryOnTimeout) {
  /// The schema's defaults.
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(3, Unsigned64.of(1000), true, true, true);

  public RetryPolicy {
    FieldCheck.unsigned32("max_retries", maxRetries);
  }
}
