package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Launches real runs over the API of the real command.
@Timeout(180)
class ServeCommandTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final HttpClient client = HttpClient.newHttpClient();
  private Thread serving = Thread.currentThread();
  private String url = "";

  @BeforeEach
  void serve() throws Exception {
    Path catalog = TinyCatalog.write(folder.resolve("tasks"), 4);
    TinyCatalog.writeTask(catalog, "shell_slow", "sleep 60; test \"$(cat answer.txt)\" = right");
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false,
            120,
            Map.of("PATH", System.getenv("PATH"), "ASSAY_HOME", folder.resolve("gate").toString()),
            folder,
            folder);
    String[] arguments = {
      "serve",
      "--port=0",
      "--json",
      "--runner=process",
      "--output-dir=" + folder.resolve("runs"),
      "--tasks-dir=" + catalog
    };
    serving = Thread.ofPlatform().start(() -> Main.run(arguments, console));
    while (!out.toString(StandardCharsets.UTF_8).contains("}")) {
      assertThat(serving.isAlive()).as(err.toString(StandardCharsets.UTF_8)).isTrue();
      Thread.onSpinWait();
    }
    JsonNode listening = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
    url = "http://127.0.0.1:" + listening.path("port").asInt();
  }

  @AfterEach
  void stop() throws InterruptedException {
    serving.interrupt();
    serving.join();
    client.close();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(url + path)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private String launch(String body) throws IOException, InterruptedException {
    HttpResponse<String> answer = post("/runs", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JsonMapper.shared().readTree(answer.body()).path("run_id").asString();
  }

  private JsonNode await(String run, String status) throws Exception {
    while (true) {
      JsonNode row = get("/runs/" + run).path("run");
      if (row.path("status").asString().equals(status) && !row.path("active").asBoolean()) {
        return row;
      }
      Thread.sleep(20);
    }
  }

  @Test
  void aLaunchIsCarriedOutToItsEndAndSummarised() throws Exception {
    String body = "{\"models\": [\"oracle\", \"noop\"], \"tasks\": [\"shell_word_*\"]}";
    HttpResponse<String> preview = post("/runs/preview", body);
    assertThat(preview.body()).contains("\"attempts\":8", "\"free\":true");

    String run = launch(body);
    JsonNode row = await(run, "completed");

    assertThat(row.path("scored").asInt()).isEqualTo(8);
    assertThat(row.path("passed").asInt()).isEqualTo(4);
    assertThat(get("/leaderboard").path("standings").get(0).path("model").asString())
        .isEqualTo("oracle");
    Path summary = folder.resolve("runs").resolve(run).resolve("summary.json");
    while (Files.notExists(summary)) {
      Thread.sleep(20);
    }
    assertThat(Files.readString(summary)).contains("\"completed\"");
  }

  @Test
  void aRunIsStoppedAndGoneOnWith() throws Exception {
    String run = launch("{\"models\": [\"oracle\"], \"tasks\": [\"shell_slow\"]}");
    assertThat(post("/runs/" + run + "/resume", "").statusCode()).isEqualTo(409);
    assertThat(post("/runs/" + run + "/cancel", "").statusCode()).isEqualTo(202);
    JsonNode stopped = await(run, "stopped");
    assertThat(stopped.path("stop").path("reason").asString()).isEqualTo("interrupted");
    assertThat(post("/runs/" + run + "/cancel", "").statusCode()).isEqualTo(409);

    assertThat(post("/runs/" + run + "/resume", "").statusCode()).isEqualTo(202);
    while (!get("/runs/" + run).path("run").path("status").asString().equals("running")) {
      Thread.sleep(20);
    }
    assertThat(post("/runs/" + run + "/cancel", "").statusCode()).isEqualTo(202);
    var _ = await(run, "stopped");
    List<String> types =
        get("/runs/" + run + "/events")
            .path("events")
            .valueStream()
            .map(event -> event.path("type").asString())
            .filter(type -> type.startsWith("run_"))
            .toList();
    assertThat(types).containsExactly("run_planned", "run_stopped", "run_resumed", "run_stopped");
  }

  @Test
  void whatCannotBeLaunchedIsSaid() throws Exception {
    assertThat(post("/runs", "{\"models\": [\"oracel\"]}").body()).contains("refused", "oracel");
    assertThat(post("/runs", "{\"models\": [\"openrouter/x/y\"]}").body())
        .contains("refused", "OPENROUTER_API_KEY");
    assertThat(post("/runs", "{\"models\": [\"oracle\"], \"tasks\": [\"shel_*\"]}").body())
        .contains("refused", "shel_*");
    assertThat(post("/runs", "{\"models\": [\"oracle\"], \"runner\": \"none\"}").body())
        .contains("refused", "no runner is called 'none'");
    assertThat(get("/runs").path("runs")).isEmpty();
  }

  @Test
  void aRunThatIsUnderWayWhenTheServerEndsIsStoppedCleanly() throws Exception {
    String run = launch("{\"models\": [\"oracle\"], \"tasks\": [\"shell_slow\"]}");
    serving.interrupt();
    serving.join();

    CommandLineFixture commands = new CommandLineFixture(folder);
    assertThat(commands.inFolder("results", "--json").out()).contains(run, "\"STOPPED\"");
    assertThat(commands.inFolder("ledger", "verify").status()).isEqualTo(ExitCode.DONE);
  }
}
