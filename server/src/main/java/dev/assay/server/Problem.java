package dev.assay.server;

import java.util.Locale;

/// Why a request is not answered, with the HTTP status for it.
enum Problem {
  /// A parameter or the body is not what it has to be.
  BAD_REQUEST(400),
  /// The server asks for its token.
  TOKEN_NEEDED(401),
  /// The request comes from elsewhere than the dashboard.
  FORBIDDEN(403),
  /// There is no such thing.
  NOT_FOUND(404),
  /// The path knows other methods.
  METHOD_NOT_ALLOWED(405),
  /// The state of the run does not allow it now.
  CONFLICT(409),
  /// The body is too large.
  TOO_LARGE(413),
  /// The body is not JSON by its content type.
  UNSUPPORTED_TYPE(415),
  /// No byte of the file is in the range.
  BAD_RANGE(416),
  /// What was asked for is understood and cannot be done: a task that does not exist, a missing
  /// key.
  REFUSED(422),
  /// Too many tries with a wrong token.
  TOO_MANY_TRIES(429),
  /// A fault of the server's own.
  INTERNAL(500),
  /// What it needs is not there now: the ledger is locked, gone, or being replaced.
  UNAVAILABLE(503);

  private final int status;

  Problem(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }

  /// The word that programs branch on: `not_found`.
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
