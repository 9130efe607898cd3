package dev.assay.ledger;

/// The ledger could not do what was asked. The message names the file and the way out.
public final class LedgerException extends RuntimeException {
  private final Reason reason;

  LedgerException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  LedgerException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /// The same failure for one of several threads that it reached, with that thread's stack.
  LedgerException inThisThread() {
    return new LedgerException(reason, String.valueOf(getMessage()), this);
  }

  /// What a program can branch on.
  public Reason reason() {
    return reason;
  }

  /// Kinds of failure.
  public enum Reason {
    /// There is no such file.
    MISSING,
    /// The file is something else than a ledger.
    NOT_A_LEDGER,
    /// A newer Assay made the file.
    NEWER_VERSION,
    /// An older Assay made the file, and it was opened only to be read.
    OLDER_VERSION,
    /// The file's bytes are damaged.
    DAMAGED,
    /// Another process held the write lock for longer than the lock timeout.
    LOCKED,
    /// The disk is full. Nothing of the failed append is recorded, and it can be repeated.
    FULL,
    /// The file system failed. The event of a failed append may or may not be recorded.
    INPUT_OUTPUT,
    /// The ledger was closed.
    CLOSED,
    /// The event does not fit the run's history: its run was never planned, or planned already.
    REFUSED,
    /// The signing key is missing a part, readable by others, or not an Ed25519 key.
    KEY
  }
}
