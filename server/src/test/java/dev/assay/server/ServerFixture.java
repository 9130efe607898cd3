package dev.assay.server;

import dev.assay.lab.AttemptFolder;
import dev.assay.lab.Lab;
import dev.assay.ledger.Ledger;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.RunId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A server over a ledger of its own, on a free port of this machine.
final class ServerFixture implements AutoCloseable {
  static final StreamReader.Limits SHORT =
      new StreamReader.Limits(Duration.ofMillis(300), Duration.ofMillis(500));

  final Path runs;
  final Ledger ledger;
  final KnownRuns control = new KnownRuns();
  final AssayServer server;
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  private ServerFixture(Path folder, Optional<String> token, StreamReader.Limits limits)
      throws IOException {
    runs = Files.createDirectories(folder.resolve("runs"));
    ledger = Ledger.open(Lab.ledgerFile(runs));
    server =
        AssayServer.start(
            new ServerSettings(
                "127.0.0.1",
                0,
                token,
                runs,
                "test",
                Map.of("ASSAY_HOME", folder.resolve("gate").toString())),
            control,
            new SmallInventory(),
            limits);
  }

  static ServerFixture open(Path folder) throws IOException {
    return new ServerFixture(folder, Optional.empty(), StreamReader.Limits.DEFAULT);
  }

  static ServerFixture open(Path folder, StreamReader.Limits limits) throws IOException {
    return new ServerFixture(folder, Optional.empty(), limits);
  }

  static ServerFixture withToken(Path folder, String token) throws IOException {
    return new ServerFixture(folder, Optional.of(token), StreamReader.Limits.DEFAULT);
  }

  /// Plans a run of these and carries it out on record.
  RunId completedRun(String suffix) {
    RunId run = SampleEvents.run(suffix);
    SampleEvents.complete(ledger, run);
    return run;
  }

  /// Puts a file into an attempt's folder.
  Path artifact(RunId run, AttemptId attempt, String name, String text) throws IOException {
    Path folder =
        Files.createDirectories(runs.resolve(run.value()).resolve(AttemptFolder.name(attempt)));
    return Files.writeString(folder.resolve(name), text);
  }

  String address() {
    return "http://127.0.0.1:" + server.port();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofSeconds(60));
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    var body = HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8);
    try {
      return client.send(request, body);
    } catch (IOException e) {
      // The server may end a connection that was kept, as this request was on its way: HTTP leaves
      // it
      // to the client to ask again. Whatever else goes wrong goes wrong again.
      return client.send(request, body);
    }
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).build());
  }

  /// The JSON of a successful answer.
  JsonNode json(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return ApiJson.read(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  @Override
  public void close() {
    client.close();
    server.close();
    ledger.close();
  }
}
