package dev.assay.participant.model;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;

/// The one HTTP client of the process: however many calls wait, there is one selector thread.
///
/// It speaks HTTP/1.1 everywhere. Over HTTP/2 the JDK's client shares one connection per host and
/// fails a call at once when the server allows no more streams on it, often a hundred
/// (JDK-8225647). Redirects are not followed: they would carry the key elsewhere.
final class SharedHttpClient {
  /// How long a connection may take to be made.
  static final Duration CONNECT_LIMIT = Duration.ofSeconds(15);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT_LIMIT)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  private SharedHttpClient() {}

  static HttpClient instance() {
    return CLIENT;
  }
}
