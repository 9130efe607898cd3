package dev.assay.participant.model;

import dev.assay.participant.ModelException.Kind;
import java.util.Optional;

/// One call failed. Never leaves this module: what an endpoint says is only redacted when all
/// retries are over.
final class CallException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final boolean retryable;
  private final transient Optional<String> retryAfter;

  private CallException(Kind kind, boolean retryable, Optional<String> retryAfter, String message) {
    super(message, null, false, false);
    this.kind = kind;
    this.retryable = retryable;
    this.retryAfter = retryAfter;
  }

  /// A failure that another call may not meet.
  static CallException passing(Kind kind, String message) {
    return new CallException(kind, true, Optional.empty(), message);
  }

  /// A failure that every call would meet.
  static CallException lasting(Kind kind, String message) {
    return new CallException(kind, false, Optional.empty(), message);
  }

  /// The same failure, with the `Retry-After` that came with it.
  CallException withRetryAfter(Optional<String> value) {
    return new CallException(kind, retryable, value, message());
  }

  Kind kind() {
    return kind;
  }

  boolean retryable() {
    return retryable;
  }

  Optional<String> retryAfter() {
    return retryAfter;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
