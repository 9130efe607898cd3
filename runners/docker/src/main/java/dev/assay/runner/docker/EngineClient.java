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
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Requests to a container engine in the language of Docker's API, in the version that both sides
/// speak.
///
/// Docker's own client for Java is used for its transport alone: the few requests that a runner
/// makes are shorter than their classes there, which bring a second JSON library with them.
final class EngineClient implements AutoCloseable {
  /// The newest version of the API that this code was written for.
  private static final String NEWEST = "1.44";

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int MAX_MESSAGE = 600;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final EngineAddress address;
  private final DockerHttpClient http;
  private final String prefix;
  private final String description;

  private EngineClient(
      EngineAddress address, DockerHttpClient http, String prefix, String description) {
    this.address = address;
    this.http = http;
    this.prefix = prefix;
    this.description = description;
  }

  /// Asks the engine for its version and agrees on one of the API.
  static EngineClient connect(EngineAddress address) throws IOException {
    DockerHttpClient http =
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(address.uri())
            .maxConnections(Integer.MAX_VALUE)
            .connectionTimeout(CONNECT)
            .build();
    EngineClient first = new EngineClient(address, http, "", "");
    try {
      JsonNode version = first.get("/version");
      String agreed = agreed(version.path("ApiVersion").asString(NEWEST));
      return new EngineClient(
          address,
          http,
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
  JsonNode send(Method method, String path, InputStream archive) throws IOException {
    return answer(
        Request.builder()
            .method(method)
            .path(prefix + path)
            .putHeader("Content-Type", "application/x-tar")
            .body(archive)
            .build());
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
    try (Response response = open(request)) {
      return parse(response.getBody().readAllBytes());
    }
  }

  private Response open(Request request) throws IOException {
    Response response;
    try {
      response = http.execute(request);
    } catch (RuntimeException e) {
      // The transport wraps what goes wrong with its socket.
      throw new IOException(
          "the engine at %s does not answer: %s".formatted(address, rootMessage(e)), e);
    }
    if (response.getStatusCode() < 400) {
      return response;
    }
    try (response) {
      String body = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
      throw new EngineException(response.getStatusCode(), message(body));
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
