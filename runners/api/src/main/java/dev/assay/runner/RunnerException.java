package dev.assay.runner;

/// The runner failed, not what ran in it.
public final class RunnerException extends Exception {
  private static final long serialVersionUID = 1L;

  /// @param message names the thing, the place and the way out
  public RunnerException(String message) {
    super(message);
  }

  /// @param message names the thing, the place and the way out
  public RunnerException(String message, Throwable cause) {
    super(message, cause);
  }
}
