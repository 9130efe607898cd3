package dev.assay.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/// Asks a server for what the dashboard's views show first.
final class ServeTraining {
  private static final List<String> VIEWS =
      List.of("/ui/", "/runs?limit=100", "/leaderboard", "/heatmap", "/tasks", "/health");

  private ServeTraining() {}

  /// Says what was not answered.
  static List<String> views(Console console, String tasks, String output) {
    ServeCommand command = new ServeCommand(console);
    List<String> failures = new ArrayList<>();
    try {
      var _ =
          new CommandLine(command)
              .parseArgs("--port=0", "--tasks-dir", tasks, "--output-dir", output);
      command.serve((server, token, runs) -> ask("http://127.0.0.1:" + server.port(), failures));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      failures.add("assay serve: " + e);
    }
    return failures;
  }

  private static void ask(String address, List<String> failures)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String view : VIEWS) {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(URI.create(address + view)).build(),
                BodyHandlers.ofString());
        // Where the dashboard was not built there is none.
        if (answer.statusCode() != 200 && !view.equals("/ui/")) {
          failures.add("assay serve answered %s with %d".formatted(view, answer.statusCode()));
        }
      }
    }
  }
}
