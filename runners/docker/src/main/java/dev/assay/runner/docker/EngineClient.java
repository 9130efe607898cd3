package dev.assay.runner.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Requests to a container engine in the language of Docker's API, in the version that both sides
/// speak.
///
/// A request that is under way is not broken off by an interrupt: what it makes would be nobody's.
///
/// Docker's own client for Java is used for its transport alone: the few requests that a runner
/// makes are shorter than their classes there, which bring a second JSON library with them.
final class EngineClient implements AutoCloseable {
  /// The newest version of the API that this code was written for.
  private static final String NEWEST = "1.44";

  private static final Duration CONNECT = Duration.ofSeconds(10);

  /// An engine under load is slow; one that hangs must not take the lab with it.
  private static final Duration USUAL_PATIENCE = Duration.ofMinutes(2);

  private static final Duration BUILD = Duration.ofMinutes(30);

  private static final int MAX_MESSAGE = 600;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final EngineAddress address;
  private final DockerHttpClient http;
  private final Duration patience;
  private final String prefix;
  private final String description;

  private EngineClient(
      EngineAddress address,
      DockerHttpClient http,
      Duration patience,
      String prefix,
      String description) {
    this.address = address;
    this.http = http;
    this.patience = patience;
    this.prefix = prefix;
    this.description = description;
  }

  /// Asks the engine for its version and agrees on one of the API.
  static EngineClient connect(EngineAddress address) throws IOException {
    return connect(address, USUAL_PATIENCE);
  }

  /// The same.
  ///
  /// @param patience how long the engine may take to begin an answer
  static EngineClient connect(EngineAddress address, Duration patience) throws IOException {
    DockerHttpClient http =
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(address.uri())
            .maxConnections(Integer.MAX_VALUE)
            .connectionTimeout(CONNECT)
            .build();
    EngineClient first = new EngineClient(address, http, patience, "", "");
    try {
      JsonNode version = first.get("/version");
      String agreed = agreed(version.path("ApiVersion").asString(NEWEST));
      return new EngineClient(
          address,
          http,
          patience,
          "/v" + agreed,
          "%s %s (API %s)"
              .formatted(
                  version.path("Platform").path("Name").asString("").contains("Podman")
                          || version.path("Components").toString().contains("Podman")
                      ? "Podman"
                      : "Docker",
                  version.path("Version").asString("of an unknown version"),
                  agreed));
    } catch (IOException e) {
      first.close();
      throw e;
    }
  }

  /// The older of the engine's version and ours.
  private static String agreed(String engine) {
    return minor(engine) < minor(NEWEST) ? engine : NEWEST;
  }

  private static int minor(String version) {
    try {
      return Integer.parseInt(version.substring(version.indexOf('.') + 1));
    } catch (NumberFormatException e) {
      return Integer.MAX_VALUE;
    }
  }

  EngineAddress address() {
    return address;
  }

  /// The engine and its version, for people.
  String description() {
    return description;
  }

  /// A query of a URL, with its question mark.
  static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(each ->
            each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "?", ""));
  }

  JsonNode get(String path) throws IOException {
    return answer(Request.builder().method(Method.GET).path(prefix + path).build());
  }

  JsonNode delete(String path) throws IOException {
    return answer(Request.builder().method(Method.DELETE).path(prefix + path).build());
  }

  JsonNode post(String path) throws IOException {
    return post(path, JsonNodeFactory.instance.objectNode());
  }

  JsonNode post(String path, JsonNode body) throws IOException {
    return answer(json(path, body));
  }

  /// Sends a tar archive.
  JsonNode put(String path, InputStream archive) throws IOException {
    return answer(archive(Method.PUT, path, archive));
  }

  /// Sends the folder of a `Dockerfile` as a tar archive, and waits for the image for as long as
  /// that may take.
  JsonNode build(String query, InputStream archive) throws IOException {
    return answer(archive(Method.POST, "/build" + query, archive), BUILD);
  }

  /// Gets an image from its registry, and waits for as long as that may take.
  JsonNode pull(String query) throws IOException {
    return answer(json("/images/create" + query, JsonNodeFactory.instance.objectNode()), BUILD);
  }

  private Request archive(Method method, String path, InputStream archive) {
    return Request.builder()
        .method(method)
        .path(prefix + path)
        .putHeader("Content-Type", "application/x-tar")
        .body(archive)
        .build();
  }

  /// A request whose answer comes as it is made.
  Response open(String path, JsonNode body) throws IOException {
    return open(json(path, body));
  }

  /// The same without a body.
  Response open(String path) throws IOException {
    return open(Request.builder().method(Method.GET).path(prefix + path).build());
  }

  private Request json(String path, JsonNode body) {
    return Request.builder()
        .method(Method.POST)
        .path(prefix + path)
        .putHeader("Content-Type", "application/json")
        .bodyBytes(JSON.writeValueAsBytes(body))
        .build();
  }

  private JsonNode answer(Request request) throws IOException {
    return answer(request, patience);
  }

  private JsonNode answer(Request request, Duration limit) throws IOException {
    return ask(
        limit,
        () -> {
          try (Response response = accepted(request)) {
            return parse(response.getBody().readAllBytes());
          }
        });
  }

  private Response open(Request request) throws IOException {
    return ask(patience, () -> accepted(request));
  }

  private Response accepted(Request request) throws IOException {
    Response response = http.execute(request);
    if (response.getStatusCode() < 400) {
      return response;
    }
    try (response) {
      String body = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
      throw new EngineException(response.getStatusCode(), message(body));
    }
  }

  private <T> T ask(Duration limit, Callable<T> request) throws IOException {
    try {
      return Uninterrupted.call(limit, request);
    } catch (TimeoutException e) {
      throw new IOException(
          "the engine at %s has not answered within %d s; restart it if it hangs"
              .formatted(address, limit.toSeconds()),
          e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException problem) {
        throw problem;
      }
      // The transport wraps what goes wrong with its socket.
      throw new IOException(
          "the engine at %s does not answer: %s".formatted(address, rootMessage(e)), e);
    }
  }

  private static String rootMessage(Throwable problem) {
    Throwable root = problem;
    for (Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
      root = cause;
    }
    String message = root.getMessage();
    return message == null ? root.getClass().getSimpleName() : message;
  }

  private static JsonNode parse(byte[] body) throws IOException {
    try {
      return body.length == 0 ? JsonNodeFactory.instance.objectNode() : JSON.readTree(body);
    } catch (JacksonException e) {
      // Some answers are a row of JSON values, and none of those is of use.
      return JsonNodeFactory.instance.stringNode(new String(body, StandardCharsets.UTF_8));
    }
  }

  private static String message(String body) throws IOException {
    String message =
        parse(body.getBytes(StandardCharsets.UTF_8)).path("message").asString(body).strip();
    return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "…";
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
