package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.assay.runner.FolderRemoval;
import dev.assay.runner.TaskRunner;
import dev.assay.runner.sandbox.SandboxRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/// Real instances, and what judges them. The system property `assay.repositories` names where
/// repositories are, with `{owner}` and `{name}` in it; `assay.instances` chooses some,
/// `assay.dataset` takes them from another data set than the five that run natively, `assay.cache`
/// keeps environments for the next time, and `assay.real.logs` gets the logs.
///
/// @param cache of repositories and environments
/// @param runner has the sessions
record RealInstances(Path folder, Path cache, TaskRunner runner, List<Instance> instances) {
  /// In sandboxes.
  static RealInstances in(Path folder) throws Exception {
    return in(folder, new SandboxRunner());
  }

  /// Ends the test as skipped where there are no repositories.
  static RealInstances in(Path folder, TaskRunner runner) throws Exception {
    assumeThat(places()).as("where repositories are").isNotEmpty();
    List<String> only =
        List.of(System.getProperty("assay.instances", "").split(",")).stream()
            .filter(id -> !id.isEmpty())
            .toList();
    List<Instance> instances =
        Dataset.read(SharedData.file(System.getProperty("assay.dataset", "native-five.jsonl")))
            .stream()
            .filter(instance -> only.isEmpty() || only.contains(instance.id()))
            .toList();
    String cache = System.getProperty("assay.cache", folder.resolve("cache").toString());
    return new RealInstances(folder, Path.of(cache).toAbsolutePath(), runner, instances);
  }

  /// Ends the test as skipped where the instance was not chosen.
  Instance named(String id) {
    List<Instance> found = instances.stream().filter(instance -> instance.id().equals(id)).toList();
    assumeThat(found).as(id).isNotEmpty();
    return found.getFirst();
  }

  RepositoryCache repositories() {
    return new RepositoryCache(cache.resolve("repositories"), places());
  }

  private Testbeds testbeds() {
    return runner.images().isPresent()
        ? new ImageTestbeds(
            runner.images().get(), new ImageMaking(repositories(), cache.resolve("images")))
        : new NativeTestbeds(
            repositories(),
            new EnvironmentCache(cache.resolve("environments"), runner, repositories()));
  }

  Path source(Instance instance) {
    String[] names = instance.repository().split("/", 2);
    return Path.of(places().replace("{owner}", names[0]).replace("{name}", names[1]));
  }

  /// Judges, prints what came of it, and keeps the log under a name.
  Judgement judge(Instance instance, Prediction prediction, String name) throws Exception {
    Path logs = logs(instance);
    if (Files.exists(logs)) {
      FolderRemoval.remove(logs);
    }
    Files.createDirectories(logs);
    Path scratch = Files.createTempDirectory(folder, "scratch");
    long start = System.nanoTime();
    try {
      Judgement judgement =
          new InstanceEvaluation(runner, testbeds(), SweBenchBenchmark.DEFAULT_TIME_LIMIT)
              .evaluate(instance, prediction, scratch, logs);
      judgement.write(logs);
      System.out.printf(
          "%s %s: resolved %s, trusted %s %s, %d ms%n",
          instance.id(),
          name,
          judgement.report().resolved(),
          judgement.trusted().finding(),
          judgement.trusted().reasons(),
          Duration.ofNanos(System.nanoTime() - start).toMillis());
      keep(logs.resolve(RunLogs.TEST_OUTPUT), instance.id() + "." + name + ".txt");
      for (String trusted :
          List.of(TrustedSessions.OUTPUT, "trusted_canary.txt", "trusted_build.txt")) {
        if (Files.exists(logs.resolve(trusted))) {
          keep(logs.resolve(trusted), "trusted/%s.%s.%s".formatted(instance.id(), name, trusted));
        }
      }
      return judgement;
    } finally {
      FolderRemoval.remove(scratch);
    }
  }

  /// The last log of the instance.
  String output(Instance instance) throws IOException {
    Path output = logs(instance).resolve(RunLogs.TEST_OUTPUT);
    return Files.exists(output) ? Files.readString(output) : "";
  }

  /// The end of the last logs of the instance.
  String said(Instance instance) throws IOException {
    StringBuilder said = new StringBuilder(instance.id());
    for (String name : List.of(RunLogs.TEST_OUTPUT, TrustedSessions.OUTPUT)) {
      Path output = logs(instance).resolve(name);
      String text = Files.exists(output) ? Files.readString(output) : "";
      said.append('\n')
          .append(name)
          .append(":\n")
          .append(text.substring(Math.max(0, text.length() - 4_000)));
    }
    return said.toString();
  }

  private Path logs(Instance instance) {
    return folder.resolve("logs").resolve(instance.id());
  }

  private static String places() {
    return System.getProperty("assay.repositories", "");
  }

  private static void keep(Path log, String name) throws IOException {
    String target = System.getProperty("assay.real.logs", "");
    if (!target.isEmpty()) {
      Path kept = Path.of(target).resolve(name);
      Files.createDirectories(kept.resolveSibling(""));
      Files.copy(log, kept, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
