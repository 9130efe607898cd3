package dev.assay.benchmark;

/// A task or a set of tasks that cannot be used.
public final class TaskException extends Exception {
  private static final long serialVersionUID = 1L;

  /// @param message names file, field and line, and what to do
  public TaskException(String message) {
    super(message);
  }

  /// @param message names file, field and line, and what to do
  public TaskException(String message, Throwable cause) {
    super(message, cause);
  }
}
