package dev.assay.benchmark.catalog;

import dev.assay.benchmark.Requirement;
import dev.assay.benchmark.ToolchainFinding;
import dev.assay.benchmark.Toolchains;
import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.TaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Gives each evaluation of a Go task a build cache of its own. It starts as a copy of what the
/// task's starter and tests need, above all the compiled standard library, which takes half a
/// minute to make and is the same for all. Nothing of a patch or a reference is in it, and nothing
/// is ever brought back from an evaluation.
final class GoBuildCache {
  /// Where it is in the evaluation's workspace; patches may not touch it.
  static final String FOLDER = ".assay-cache";

  private static final String VARIABLE = "GOCACHE";
  private static final Duration TIME_LIMIT = Duration.ofMinutes(10);
  private static final Pattern IMPORT =
      Pattern.compile(
          "^\\s*(?:import\\s+)?(?:[\\w.]+\\s+)?(\"[\\w./-]+\")\\s*$", Pattern.MULTILINE);

  private final CatalogTask task;
  private final SeedStore seeds;

  GoBuildCache(CatalogTask task, SeedStore seeds) {
    this.task = task;
    this.seeds = seeds;
  }

  /// Whether the task has Go built, and does not say itself where its cache is.
  boolean isNeeded() {
    return task.requirements().stream().anyMatch(need -> need.name().equals("go"))
        && !task.metadata().evaluation().environment().containsKey(VARIABLE);
  }

  /// Lays the cache into a workspace. Where no seed can be had it is empty, and the build is slow.
  ///
  /// @return the variables by which the toolchain finds it
  Map<String, String> layInto(Path root, TaskRunner runner, NetworkPolicy network, Path scratch)
      throws RunnerException, IOException, InterruptedException {
    Path cache = root.toRealPath().resolve(FOLDER).resolve("go-build");
    Files.createDirectories(cache.getParent());
    try {
      seeds.copy(key(), files -> make(files, runner, network, scratch), cache);
    } catch (IOException e) {
      System.getLogger(GoBuildCache.class.getName())
          .log(System.Logger.Level.DEBUG, "no seed for the Go cache of " + task.id(), e);
      Files.createDirectories(cache);
    }
    return Map.of(VARIABLE, cache.toString());
  }

  /// What the compiled packages depend on: toolchain, flags and what is imported.
  private String key() throws IOException {
    List<String> texts = new ArrayList<>(List.of("go-build 1"));
    if (Toolchains.host().find(new Requirement("go", "")) instanceof ToolchainFinding.Found found) {
      texts.add(found.program().toRealPath() + " " + found.version());
    }
    texts.addAll(command());
    texts.add(
        new TreeSet<>(environment().entrySet().stream().map(Object::toString).toList()).toString());
    TreeSet<String> imports = new TreeSet<>();
    SourceTree sources = task.parts().workspace().overlaidBy(task.parts().tests());
    sources
        .texts()
        .forEach((path, text) -> {
          if (path.endsWith(".go")) {
            for (Matcher matcher = IMPORT.matcher(text); matcher.find(); ) {
              imports.add(matcher.group(1));
            }
          } else if (path.endsWith("go.mod")) {
            imports.add(text);
          }
        });
    texts.add(imports.toString());
    return "go-" + SeedManifest.key(texts);
  }

  /// The task's own command, made to build all and run nothing.
  private List<String> command() {
    List<String> command = new ArrayList<>(task.metadata().evaluation().command());
    if (command.size() > 1 && command.get(0).equals("go") && command.get(1).equals("test")) {
      command.add(2, "-run=^$");
      return command;
    }
    return List.of("go", "test", "-run=^$", "./...");
  }

  private Map<String, String> environment() {
    return task.metadata().evaluation().environment();
  }

  private void make(Path files, TaskRunner runner, NetworkPolicy network, Path scratch)
      throws IOException, RunnerException, InterruptedException {
    Path root = Files.createTempDirectory(scratch, "seed-");
    try {
      task.parts().workspace().overlaidBy(task.parts().tests()).copyTo(root);
      Path cache = Files.createDirectories(root.toRealPath().resolve(FOLDER));
      Map<String, String> environment = new HashMap<>(environment());
      environment.put(VARIABLE, cache.toString());
      SessionSpec spec =
          new SessionSpec(
              task.id() + "-seed", root, environment, Limits.ofWallTime(TIME_LIMIT), network);
      Path log = scratch.resolve("seed.log");
      ExecutionResult result;
      try (RunnerSession session = runner.open(spec)) {
        result =
            session.execute(
                new Command(
                    command(),
                    task.metadata().evaluation().workingDirectory(),
                    Map.of(),
                    log,
                    log));
      }
      // A starter that does not compile has the standard library compiled nevertheless.
      if (!(result.termination() instanceof Termination.Exited)) {
        throw new IOException("the build ended with " + result.termination());
      }
      SeedManifest built = SeedManifest.of(cache);
      for (String path : built.digests().keySet()) {
        Path copy = files.resolve(path);
        Files.createDirectories(copy.resolveSibling("."));
        Files.move(cache.resolve(path), copy);
      }
    } finally {
      TreeRemoval.remove(root);
    }
  }
}
