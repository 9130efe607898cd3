package dev.assay.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.protocol.RunId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody may try who is not the person at the dashboard.
class SecurityTest {
  private static final String TOKEN = "a-long-and-secret-token";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: https://evil.example\n",
        "Origin: null\n",
        "Origin: http://127.0.0.1:1\n",
        "Origin: http://localhost\n",
        "Sec-Fetch-Site: cross-site\n",
        "Sec-Fetch-Site: same-site\nSec-Fetch-Mode: no-cors\n"
      })
  void pagesOfOtherSitesAreRefused(String headers) throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      int port = fixture.server.port();
      String host = "Host: 127.0.0.1:" + port + "\n";

      assertThat(RawRequest.status(port, "/runs", host)).isEqualTo(200);
      assertThat(RawRequest.status(port, "/runs", host + headers)).isEqualTo(403);
      assertThat(
              RawRequest.answer(
                  port,
                  "POST /runs HTTP/1.1\n"
                      + host
                      + headers
                      + "Content-Type: application/json\nContent-Length: 19\nConnection: close\n\n"
                      + "{\"models\":[\"noop\"]}"))
          .startsWith("HTTP/1.1 403");
      assertThat(fixture.control.launches).isEmpty();
    }
  }

  /// A name that was made to lead to this machine after the page was loaded.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8000",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "[::2]:80",
        "0.0.0.0"
      })
  void otherNamesForThisMachineAreRefused(String host) throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      assertThat(RawRequest.status(fixture.server.port(), "/runs", "Host: " + host + "\n"))
          .isEqualTo(403);
      assertThat(
              RawRequest.status(
                  fixture.server.port(),
                  "/runs",
                  "Host: " + host + "\nOrigin: http://" + host + "\n"))
          .isEqualTo(403);
    }
  }

  @Test
  void ownNamesAreWelcome() throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      int port = fixture.server.port();
      for (String host :
          List.of("localhost:" + port, "127.0.0.1:" + port, "LOCALHOST", "[::1]:1")) {
        assertThat(RawRequest.status(port, "/health", "Host: " + host + "\n")).isEqualTo(200);
        assertThat(
                RawRequest.status(
                    port, "/health", "Host: " + host + "\nOrigin: http://" + host + "\n"))
            .isEqualTo(200);
      }
      assertThat(
              RawRequest.status(
                  port,
                  "/ui/",
                  "Host: localhost\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\n"))
          .isEqualTo(200);
    }
  }

  @Test
  void aFormOfAnotherSiteCannotLaunchARun() throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      for (String type :
          List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
        HttpResponse<String> answer =
            fixture.send(
                fixture
                    .request("/runs")
                    .header("Content-Type", type)
                    .POST(HttpRequest.BodyPublishers.ofString("{\"models\":[\"noop\"]}"))
                    .build());
        assertThat(answer.statusCode()).isEqualTo(415);
      }
      assertThat(fixture.control.launches).isEmpty();
    }
  }

  @Test
  void aStreamIsNotOpenedForAnotherSite() throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder);
        HttpClient client = HttpClient.newHttpClient()) {
      URI address = URI.create("ws://127.0.0.1:" + fixture.server.port() + "/events/stream");
      assertThatThrownBy(() ->
              client
                  .newWebSocketBuilder()
                  .header("Origin", "https://evil.example")
                  .buildAsync(address, new WebSocket.Listener() {})
                  .join())
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(WebSocketHandshakeException.class);
      client
          .newWebSocketBuilder()
          .header("Origin", fixture.address())
          .buildAsync(address, new WebSocket.Listener() {})
          .join()
          .abort();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/artifacts/RUN/../history.db",
        "/artifacts/RUN/../../runs/history.db",
        "/artifacts/RUN/%2e%2e/history.db",
        "/artifacts/RUN/..%2fhistory.db",
        "/artifacts/RUN/ATTEMPT/..%2f..%2f..%2fhistory.db",
        "/artifacts/RUN/ATTEMPT/%2e%2e%2f%2e%2e%2fhistory.db",
        "/artifacts/RUN/ATTEMPT/..\\..\\history.db",
        "/artifacts/../runs/history.db/x/y",
        "/artifacts/RUN/ATTEMPT/%00stdout.log",
        "/artifacts/RUN/ATTEMPT/link.log",
        "/artifacts/RUN/queue__noop__sample99/secret.txt",
        "/artifacts/RUN/ATTEMPT/.hidden",
        "/logs/RUN/ATTEMPT/..%2f..%2fhistory.db",
        "/logs/RUN/ATTEMPT/link.log",
        "/logs/RUN/..%2f/history.db/matches?q=a",
        "/ui/../history.db",
        "/ui/%2e%2e/AssayServer.class",
        "/ui/..%2fAssayServer.class",
        "/ui/assets/..%2f..%2fAssayServer.class"
      })
  void noPathLeadsOut(String path) throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      RunId run = fixture.completedRun("aaaaa");
      Path secret = Files.writeString(folder.resolve("secret.txt"), "the secret");
      Path stdout = fixture.artifact(run, SampleEvents.ATTEMPT, "stdout.log", "hello");
      Files.createSymbolicLink(stdout.resolveSibling("link.log"), secret);
      Files.createSymbolicLink(
          fixture.runs.resolve(run.value()).resolve("queue__noop__sample99"), folder);
      Files.writeString(stdout.resolveSibling(".hidden"), "the secret");
      String real = path.replace("RUN", run.value()).replace("ATTEMPT", SampleEvents.FOLDER);

      String answer =
          RawRequest.answer(
              fixture.server.port(),
              "GET " + real + " HTTP/1.1\nHost: localhost\nConnection: close\n\n");

      assertThat(answer).doesNotContain("the secret", "SQLite format");
      int status = Integer.parseInt(answer.split(" ", 3)[1]);
      // Below /ui/ every address is a view, which the page itself finds to be none.
      assertThat(status).isIn(path.startsWith("/ui/") ? List.of(200, 400, 404) : List.of(400, 404));
    }
  }

  @Test
  void scriptInAnArtifactIsText() throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      RunId run = fixture.completedRun("aaaaa");
      String page = "<html><script>alert(1)</script>";
      fixture.artifact(run, SampleEvents.ATTEMPT, "stdout.log", page);
      fixture.artifact(run, SampleEvents.ATTEMPT, "page.html", page);
      for (String name : List.of("stdout.log", "page.html")) {
        HttpResponse<String> answer =
            fixture.get("/artifacts/" + run + "/" + SampleEvents.FOLDER + "/" + name);

        assertThat(answer.body()).isEqualTo(page);
        assertThat(answer.headers().firstValue("Content-Type"))
            .map(type -> type.replace(" ", ""))
            .contains("text/plain;charset=utf-8");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
            .contains("sandbox", "default-src 'none'")
            .doesNotContain("allow-scripts");
      }
    }
  }

  @Test
  void everyAnswerIsClosedToScriptsOfOthers() throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      for (String path : List.of("/ui/", "/runs", "/nothing", "/ui/assets/none.js")) {
        Map<String, List<String>> headers = fixture.get(path).headers().map();
        assertThat(String.valueOf(headers.get("content-security-policy")))
            .as(path)
            .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
            .doesNotContain("unsafe");
        assertThat(headers).containsKeys("x-content-type-options", "referrer-policy");
        assertThat(headers).doesNotContainKeys("server", "access-control-allow-origin");
      }
    }
  }

  @Test
  void withATokenNothingIsToldWithoutIt() throws Exception {
    try (ServerFixture fixture = ServerFixture.withToken(folder, TOKEN)) {
      for (Operation operation : fixture.server.operations()) {
        if (operation.path().equals("/session")) {
          continue;
        }
        String path = operation.path().replaceAll("\\{[a-z_]+}", "x");
        HttpRequest request =
            fixture
                .request(path)
                .method(operation.method().name(), HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(fixture.send(request).statusCode()).as(path).isEqualTo(401);
      }
      assertThat(fixture.get("/ui/").statusCode()).isEqualTo(200);
      try (HttpClient client = HttpClient.newHttpClient()) {
        URI address = URI.create("ws://127.0.0.1:" + fixture.server.port() + "/events/stream");
        assertThatThrownBy(() ->
                client
                    .newWebSocketBuilder()
                    .buildAsync(address, new WebSocket.Listener() {})
                    .join())
            .hasCauseInstanceOf(WebSocketHandshakeException.class);
      }
    }
  }

  @Test
  void theTokenOpensForProgramsAndBrowsers() throws Exception {
    try (ServerFixture fixture = ServerFixture.withToken(folder, TOKEN)) {
      assertThat(status(fixture, Optional.of("Bearer " + TOKEN), Optional.empty())).isEqualTo(200);
      assertThat(status(fixture, Optional.of("Bearer wrong"), Optional.empty())).isEqualTo(401);
      assertThat(status(fixture, Optional.of(TOKEN), Optional.empty())).isEqualTo(401);

      HttpResponse<String> begun = fixture.post("/session", "{\"token\": \"" + TOKEN + "\"}");
      assertThat(begun.statusCode()).isEqualTo(204);
      String cookie = begun.headers().firstValue("Set-Cookie").orElseThrow();
      assertThat(cookie).contains("HttpOnly", "SameSite=Strict").doesNotContain(TOKEN);
      String session = cookie.substring(0, cookie.indexOf(';'));
      assertThat(status(fixture, Optional.empty(), Optional.of(session))).isEqualTo(200);

      HttpResponse<String> ended =
          fixture.send(fixture.request("/session").header("Cookie", session).DELETE().build());
      assertThat(ended.statusCode()).isEqualTo(204);
      assertThat(status(fixture, Optional.empty(), Optional.of(session))).isEqualTo(401);
    }
  }

  private static int status(
      ServerFixture fixture, Optional<String> authorization, Optional<String> cookie)
      throws Exception {
    HttpRequest.Builder request = fixture.request("/runs");
    authorization.ifPresent(value -> request.header("Authorization", value));
    cookie.ifPresent(value -> request.header("Cookie", value));
    return fixture.send(request.build()).statusCode();
  }

  @Test
  void guessingTheTokenIsSlowedDown() throws Exception {
    try (ServerFixture fixture = ServerFixture.withToken(folder, TOKEN)) {
      for (int i = 0; i < 10; i++) {
        assertThat(fixture.post("/session", "{\"token\": \"guess" + i + "\"}").statusCode())
            .isEqualTo(401);
      }
      assertThat(fixture.post("/session", "{\"token\": \"" + TOKEN + "\"}").statusCode())
          .isEqualTo(429);
    }
  }

  @Test
  void aServerForOthersNeedsAToken() {
    ServerSettings settings =
        new ServerSettings("0.0.0.0", 0, Optional.empty(), folder, "test", Map.of());
    assertThatThrownBy(() -> AssayServer.start(settings, new KnownRuns(), new SmallInventory()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(settings.toString()).doesNotContain(TOKEN);
  }
}
