package dev.assay.speed;

import dev.assay.benchmark.swebench.Dataset;
import dev.assay.benchmark.swebench.EnvironmentCache;
import dev.assay.benchmark.swebench.EnvironmentUse;
import dev.assay.benchmark.swebench.Instance;
import dev.assay.benchmark.swebench.RepositoryCache;
import dev.assay.runner.FolderRemoval;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.RunnerException;
import dev.assay.runner.Runners;
import dev.assay.runner.TaskRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What judging real instances of SWE-bench costs, from the command line to the exit.
final class SweBenchRunsSection implements Section {
  private static final String NATIVE = "sandbox";
  private static final String IMAGES = "docker";

  /// Its tests take seconds, and its image can be made where no registry has it.
  private static final String IN_BOTH = "sympy__sympy-22714";

  private static final int PREPARATIONS = 10;
  private static final int PAIRS = 3;

  @Override
  public String name() {
    return "swe-bench-runs";
  }

  @Override
  public String title() {
    return "Real instances of SWE-bench, judged with their reference patches";
  }

  @Override
  public boolean needsInstances() {
    return true;
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    RealInstances real =
        setting
            .instances()
            .orElseThrow(() -> new IOException("it takes --repositories and --dataset"));
    List<Instance> all = Dataset.read(real.dataset());
    // A trial has the first ones.
    List<Instance> instances = all.subList(0, Math.min(all.size(), setting.scaled(all.size())));
    Path cache = setting.home().resolve("speed/target/instances");
    List<String> ids = instances.stream().map(Instance::id).toList();
    List<Row> rows = new ArrayList<>();
    setting.say("judging " + String.join(", ", ids));
    rows.add(judged(setting, real, cache, ids));
    setting.say("preparing them");
    rows.addFirst(preparation(setting, real, cache, instances));
    if (all.stream().anyMatch(instance -> instance.id().equals(IN_BOTH))) {
      setting.say("judging %s in its image and without".formatted(IN_BOTH));
      rows.add(inImage(setting, real, cache));
    }
    return rows;
  }

  /// What is done before the first session of an instance is opened, by the caches themselves.
  ///
  /// @param cache that of a run of these instances
  static Row preparation(Setting setting, RealInstances real, Path cache, List<Instance> instances)
      throws IOException, RunnerException, InterruptedException {
    RepositoryCache repositories =
        new RepositoryCache(cache.resolve("repositories"), real.repositories());
    EnvironmentCache environments =
        new EnvironmentCache(
            cache.resolve("environments"), Runners.installed().named(NATIVE), repositories);
    int times = setting.scaled(PREPARATIONS);
    List<Long> nanos = new ArrayList<>();
    // Each once unmeasured, which makes what is missing.
    for (int i = -1; i < times; i++) {
      for (Instance instance : instances) {
        Path folder = setting.folder("testbed");
        long start = System.nanoTime();
        try (EnvironmentUse _ = environments.prepare(instance)) {
          repositories.layOut(instance, folder.resolve("testbed"));
          if (i >= 0) {
            nanos.add(System.nanoTime() - start);
          }
        }
        FolderRemoval.remove(folder);
      }
    }
    Samples samples = new Samples(nanos);
    return Row.alone(
        "preparing an instance, repository and environment, from warm caches; %d instances, %d times each"
            .formatted(instances.size(), times),
        "median %s, 90th percentile %s"
            .formatted(Quantity.time(samples.median()), Quantity.time(samples.percentile(90))));
  }

  private static Row judged(Setting setting, RealInstances real, Path cache, List<String> ids)
      throws IOException, InterruptedException {
    Path folder = setting.folder("judged");
    // Fills the caches.
    var _ = run(setting, real, cache, NATIVE, ids, folder.resolve("first")).run();
    Path output = folder.resolve("second");
    Program.End end = run(setting, real, cache, NATIVE, ids, output).run();
    RunResults results = RunResults.of(output);
    return Row.times(
        "`assay run swe-bench --predictions gold`, %d instances, warm caches, %d of %d resolved: start to exit"
            .formatted(ids.size(), results.passed(), results.scored()),
        (double) end.nanos(),
        "their commands one after another",
        results.commandNanos());
  }

  private static Row inImage(Setting setting, RealInstances real, Path cache)
      throws IOException, RunnerException, InterruptedException {
    String what = "the same for `%s`, `--runner docker`".formatted(IN_BOTH);
    TaskRunner docker = Runners.installed().named(IMAGES);
    if (docker.availability() instanceof RunnerAvailability.Missing(String missing, _)) {
      return Row.alone(what, "not measured: the docker runner lacks " + missing);
    }
    Path output = setting.folder("pairs");
    List<Samples> samples =
        Alternation.run(
            List.of(
                run(setting, real, cache, IMAGES, List.of(IN_BOTH), output),
                run(setting, real, cache, NATIVE, List.of(IN_BOTH), output)),
            setting.scaled(PAIRS));
    RunResults results = RunResults.of(output);
    if (results.passed() < results.all().size()) {
      throw new IOException(
          "%d of %d runs did not resolve %s with its reference patch"
              .formatted(results.all().size() - results.passed(), results.all().size(), IN_BOTH));
    }
    return Row.times(
        what, samples.getFirst().median(), "`--runner sandbox`", samples.getLast().median());
  }

  private static Program run(
      Setting setting,
      RealInstances real,
      Path cache,
      String runner,
      List<String> ids,
      Path output) {
    List<String> command =
        new ArrayList<>(
            List.of(
                setting.assay(),
                "run",
                "swe-bench",
                "--dataset",
                real.dataset().toString(),
                "--repositories",
                real.repositories(),
                "--cache-dir",
                cache.toString(),
                "--predictions",
                "gold",
                "--runner",
                runner,
                "--output-dir",
                output.toString(),
                "--instance"));
    command.addAll(ids);
    return new Program(command, Map.of(), setting.scratch());
  }
}
