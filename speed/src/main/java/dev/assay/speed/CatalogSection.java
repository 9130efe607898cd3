package dev.assay.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// The references of the whole catalog, judged once with empty caches and once more.
final class CatalogSection implements Section {
  private static final String TRIAL = "python_*";

  @Override
  public String name() {
    return "catalog";
  }

  @Override
  public String title() {
    return "The whole catalog, attempted by `oracle`";
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    Path folder = setting.folder(name());
    Path caches = Files.createDirectory(folder.resolve("caches"));
    List<Row> rows = new ArrayList<>();
    for (String state : List.of("cold", "warm")) {
      setting.say("the catalog with " + state + " caches");
      rows.addAll(measure(setting, folder.resolve(state), caches, state));
    }
    return rows;
  }

  private static List<Row> measure(Setting setting, Path output, Path caches, String state)
      throws IOException, InterruptedException {
    Program.End end =
        new Program(
                List.of(
                    setting.assay(),
                    "run",
                    "--tasks",
                    setting.scale() == 1 ? "all" : TRIAL,
                    "--models",
                    "oracle",
                    "--output-dir",
                    output.toString()),
                Map.of("XDG_CACHE_HOME", caches.toString()),
                setting.scratch())
            .runWatched();
    RunResults results = RunResults.of(output);
    return List.of(
        Row.times(
            "%d tasks, %s caches, %d of %d passed: start to exit"
                .formatted(results.all().size(), state, results.passed(), results.scored()),
            (double) end.nanos(),
            "their tests one after another",
            results.commandNanos()),
        Row.alone(
            "peak memory of Assay and all tests, " + state + " caches",
            memory(end.peakTreeBytes())),
        Row.alone("peak memory of Assay alone, " + state + " caches", memory(end.peakBytes())));
  }

  private static String memory(OptionalLong bytes) {
    return bytes.isPresent() ? Quantity.memory(bytes.getAsLong()) : "not known on this system";
  }
}
