package dev.assay.server;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The dashboard, from the jar. Every address below `/ui/` that is no file of it is a view of its
/// own, which its one page shows.
final class DashboardFiles {
  private static final Pattern FILE =
      Pattern.compile("(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_.-]+\\.([a-z0-9]+)");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "woff2", "font/woff2",
          "json", "application/json",
          "webmanifest", "application/manifest+json",
          "txt", "text/plain; charset=utf-8");

  /// What is shown where the jar was made without the dashboard.
  private static final String MISSING =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Assay</title>
      <h1>The dashboard was not built</h1>
      <p>Run <code>dashboard/build.sh</code> (it needs Node.js 20 or newer and npm), and start
      <code>assay serve</code> again. The API is there without it: <a href="/openapi.json">its document</a>.</p>
      """;

  private DashboardFiles() {}

  static void send(Context context) throws IOException, ApiException {
    String path = context.path().substring("/ui/".length());
    var matcher = FILE.matcher(path);
    if (matcher.matches() && !path.contains("..")) {
      Optional<byte[]> file = read(path);
      if (file.isPresent()) {
        if (path.startsWith("assets/")) {
          context.header("Cache-Control", "public, max-age=31536000, immutable");
        }
        context
            .contentType(TYPES.getOrDefault(matcher.group(1), "application/octet-stream"))
            .result(file.get());
        return;
      }
      if (path.startsWith("assets/")) {
        throw ApiException.notFound("the dashboard has no file '" + path + "'");
      }
    }
    context
        .contentType("text/html; charset=utf-8")
        .result(read("index.html").orElseGet(() -> MISSING.getBytes(StandardCharsets.UTF_8)));
  }

  private static Optional<byte[]> read(String path) throws IOException {
    try (InputStream resource = DashboardFiles.class.getResourceAsStream("dashboard/" + path)) {
      return resource == null ? Optional.empty() : Optional.of(resource.readAllBytes());
    }
  }
}
