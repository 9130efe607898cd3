package dev.assay.server;

import io.javalin.http.Context;

/// What tells a browser how little it may do with an answer.
final class SecurityHeaders {
  private static final String PAGE =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data:",
          "font-src 'self'",
          "connect-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'");

  /// A file of a run: whatever is in it is text, and nothing in it runs.
  private static final String FILE = "default-src 'none'; sandbox; frame-ancestors 'none'";

  private SecurityHeaders() {}

  static void ofPage(Context context) {
    context.header("Content-Security-Policy", PAGE);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("X-Frame-Options", "DENY");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    context.header("Cache-Control", "no-store");
  }

  static void ofFile(Context context) {
    context.header("Content-Security-Policy", FILE);
  }
}
