package dev.assay.speed;

import dev.assay.participant.scripted.Answers;
import dev.assay.participant.scripted.Script;
import dev.assay.participant.scripted.ScriptedEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What it takes to wait for many models at once.
final class WaitingSection implements Section {
  private static final int ATTEMPTS = 1000;
  private static final Duration DELAY = Duration.ofSeconds(1);

  @Override
  public String name() {
    return "waiting";
  }

  @Override
  public String title() {
    return "Attempts that wait for a model all at once, as one `assay run`";
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    int attempts = setting.scaled(ATTEMPTS);
    Path folder = setting.folder(name());
    Path tasks = Files.createDirectory(folder.resolve("tasks"));
    TrivialCatalog.write(tasks);
    Script script = Script.answering(Answers.always(TrivialCatalog.REPLY)).withDelay(DELAY);
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.start(script)) {
      setting.say(attempts + " attempts that wait for a model");
      Program.End end =
          new Program(
                  List.of(
                      setting.assay(),
                      "run",
                      "--tasks-dir",
                      tasks.toString(),
                      "--models",
                      "openai/scripted",
                      "--samples",
                      Integer.toString(attempts),
                      "--model-concurrency",
                      Integer.toString(attempts),
                      "--output-dir",
                      folder.resolve("runs").toString()),
                  Map.of(
                      "OPENAI_BASE_URL", endpoint.baseUrl().toString(), "OPENAI_API_KEY", "none"),
                  folder)
              .runWatched();
      long asked = endpoint.counts().requests();
      if (asked != attempts) {
        throw new IllegalStateException(
            "%d attempts made %d requests, not one each".formatted(attempts, asked));
      }
      return List.of(
          Row.times(
              Quantity.count(attempts) + " attempts, start to exit, judged too (goal: under 15 s)",
              (double) end.nanos(),
              "the endpoint's own wait",
              (double) DELAY.toNanos()),
          Row.alone(
              "peak resident memory (goal: under 1 GiB)",
              end.peakBytes().isPresent()
                  ? Quantity.memory(end.peakBytes().getAsLong())
                  : "not known on this system"),
          Row.alone(
              "most requests under way at once",
              Quantity.count(endpoint.counts().mostConcurrent())));
    }
  }
}
