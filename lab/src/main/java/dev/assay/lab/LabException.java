package dev.assay.lab;

/// The lab cannot do what it was asked for.
public final class LabException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /// @param message names the thing, the place and the way out
  public LabException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /// @param message names the thing, the place and the way out
  public LabException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /// What went wrong, for an exit code.
  public Kind kind() {
    return kind;
  }

  /// What can go wrong.
  public enum Kind {
    /// Another process works on the run.
    IN_USE,
    /// The tasks are no longer those that the run was planned with.
    TASKS_CHANGED,
    /// The output folder cannot be written.
    OUTPUT,
    /// The ledger failed.
    LEDGER
  }
}
