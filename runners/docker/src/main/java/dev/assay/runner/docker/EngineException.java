package dev.assay.runner.docker;

import java.io.IOException;

/// The engine refused a request.
final class EngineException extends IOException {
  private static final long serialVersionUID = 1L;
  private final int status;

  /// @param status of HTTP
  /// @param message the engine's own
  EngineException(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }

  /// Whether what the request names is not there.
  boolean absent() {
    return status == 404;
  }
}
