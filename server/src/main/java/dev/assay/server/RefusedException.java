package dev.assay.server;

/// What was asked for is understood and cannot be done. The message says why, and the way out.
public final class RefusedException extends Exception {
  private final Reason reason;

  public RefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  Problem problem() {
    return switch (reason) {
      case IMPOSSIBLE -> Problem.REFUSED;
      case UNKNOWN -> Problem.NOT_FOUND;
      case NOT_NOW -> Problem.CONFLICT;
    };
  }

  /// Why.
  public enum Reason {
    /// It can never be done as it was said.
    IMPOSSIBLE,
    /// There is no such thing.
    UNKNOWN,
    /// The state of things does not allow it now.
    NOT_NOW
  }
}
