package dev.assay.cli;

/// A command that cannot do what it was asked for.
final class CommandException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /// @param message names the thing, the place and the way out
  CommandException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
