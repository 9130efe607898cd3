package dev.assay.protocol;

/// How a tool call ended.
public sealed interface ExitKind {
  /// It did its work.
  record Ok() implements ExitKind {}

  /// It failed and will fail again.
  record Deterministic(String message) implements ExitKind {}

  /// It failed and may work next time.
  record Flake(String message) implements ExitKind {}

  /// It ran out of memory.
  record Oom() implements ExitKind {}

  /// It took too long.
  record Timeout() implements ExitKind {}

  /// It was used wrongly.
  record UserError(String message) implements ExitKind {}

  /// The machine under it failed.
  record SystemError(String message) implements ExitKind {}
}
