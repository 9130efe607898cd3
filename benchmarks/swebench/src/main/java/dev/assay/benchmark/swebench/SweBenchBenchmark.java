package dev.assay.benchmark.swebench;

import dev.assay.benchmark.AttemptFiles;
import dev.assay.benchmark.Benchmark;
import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.CacheFolder;
import dev.assay.benchmark.Evaluation;
import dev.assay.benchmark.EvaluationContext;
import dev.assay.benchmark.SourceFile;
import dev.assay.benchmark.Task;
import dev.assay.benchmark.TaskException;
import dev.assay.benchmark.cache.DiskBudget;
import dev.assay.patch.Patch;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.AttemptResult;
import dev.assay.protocol.Outcome;
import dev.assay.protocol.RunId;
import dev.assay.protocol.RunPlan;
import dev.assay.runner.FolderRemoval;
import dev.assay.runner.RunnerException;
import dev.assay.runner.TaskRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// SWE-bench: instances as tasks, judged in a session of the run's runner. Diffs are applied by the
/// official sequence, and the official files are written into the run's folder.
public final class SweBenchBenchmark implements Benchmark {
  /// What commands call it.
  public static final String NAME = "swe-bench";

  /// The official time limit of an instance's tests.
  public static final Duration DEFAULT_TIME_LIMIT = Duration.ofMinutes(30);

  private final RepositoryCache repositories;
  private final Duration timeLimit;
  private final Function<TaskRunner, NativeEnvironments> environments;
  private final ImageMaking images;

  /// By the runner in whose sessions they are made, so that each is made once.
  private final Map<TaskRunner, NativeEnvironments> made = new ConcurrentHashMap<>();

  /// With repositories from GitHub, the official time limit, and this user's cache.
  ///
  /// @throws UncheckedIOException when the environment's variables name no place for a cache
  public SweBenchBenchmark() {
    this(userCache(), RepositoryCache.GITHUB, DEFAULT_TIME_LIMIT);
  }

  /// @param cache takes repositories and environments; made when it is first needed
  /// @param source where repositories come from: an address or a folder, with `{owner}` and
  ///   `{name}` in it
  /// @param timeLimit of an instance's tests
  public SweBenchBenchmark(Path cache, String source, Duration timeLimit) {
    this(cache, source, timeLimit, DiskBudget.UNBOUNDED);
  }

  /// With a bound of what is kept in the cache.
  public SweBenchBenchmark(Path cache, String source, Duration timeLimit, DiskBudget budget) {
    this(
        cache,
        repositories(cache, source, budget),
        timeLimit,
        runner ->
            new EnvironmentCache(
                new SweBenchCache(cache).environments(),
                runner,
                repositories(cache, source, budget)));
  }

  /// With an environment that somebody has made.
  public SweBenchBenchmark(
      Path cache,
      String source,
      Duration timeLimit,
      DiskBudget budget,
      NativeEnvironment environment) {
    this(
        cache,
        repositories(cache, source, budget),
        timeLimit,
        _ -> new GivenEnvironment(environment));
  }

  private SweBenchBenchmark(
      Path cache,
      RepositoryCache repositories,
      Duration timeLimit,
      Function<TaskRunner, NativeEnvironments> environments) {
    this.repositories = repositories;
    this.timeLimit = timeLimit;
    this.environments = environments;
    this.images = new ImageMaking(repositories, new SweBenchCache(cache).images());
  }

  private static RepositoryCache repositories(Path cache, String source, DiskBudget budget) {
    return new RepositoryCache(new SweBenchCache(cache).repositories(), source, budget);
  }

  /// The folder of this benchmark in this user's caches.
  public static Path cache(Map<String, String> environment) throws IOException {
    return CacheFolder.of(environment).resolve(NAME);
  }

  private static Path userCache() {
    try {
      return cache(System.getenv());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  /// @param config its source is a file or a folder that [Dataset] reads
  @Override
  public List<Task> loadTasks(BenchmarkConfig config) throws TaskException {
    return Dataset.read(config.source()).stream()
        .<Task>map(instance -> new SweBenchTask(instance, repositories))
        .toList();
  }

  /// Judges what a model replied: its patch as git can apply it.
  @Override
  public Evaluation evaluate(Task task, Patch patch, EvaluationContext context)
      throws RunnerException, IOException, InterruptedException {
    Map<String, String> known = new LinkedHashMap<>();
    try {
      for (SourceFile file : task.workspaceFiles()) {
        known.put(file.path(), file.text());
      }
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException(String.valueOf(e.getMessage()));
      }
      throw new RunnerException(String.valueOf(e.getMessage()), e);
    }
    return evaluateDiff(task, GitDiff.of(patch, known), context);
  }

  @Override
  public Evaluation evaluateDiff(Task task, String diff, EvaluationContext context)
      throws RunnerException, IOException, InterruptedException {
    if (!(task instanceof SweBenchTask(Instance instance, RepositoryCache _))) {
      throw new IllegalArgumentException("the task " + task.id() + " is of another benchmark");
    }
    if (diff.isBlank()) {
      return Evaluation.withoutTests(
          Outcome.NO_PATCH, "the patch is empty, and the tests are not run then");
    }
    Path logs = logs(instance, context);
    ObservedRunner runner = new ObservedRunner(context.runner());
    InstanceEvaluation evaluation =
        new InstanceEvaluation(runner, testbeds(context.runner()), timeLimit);
    String model = context.files().map(files -> files.attempt().participant()).orElse("");
    try {
      Judgement judgement =
          evaluation.evaluate(
              instance,
              new Prediction(instance.id(), model, Optional.of(diff)),
              context.scratch(),
              logs);
      judgement.write(logs);
      return new JudgedInstance(instance, judgement, logs.resolve(RunLogs.TEST_OUTPUT))
          .evaluation(runner);
    } catch (IOException e) {
      // A repository that cannot be had, say; other instances may do better.
      throw new RunnerException(String.valueOf(e.getMessage()), e);
    } finally {
      copy(logs.resolve(RunLogs.TEST_OUTPUT), context.standardOutput());
      copy(logs.resolve(RunLogs.INSTANCE_LOG), context.standardError());
    }
  }

  /// Whether the instance can be judged in a runner's sessions, and in what; makes and fetches
  /// nothing.
  public InstancePlan plan(Instance instance, TaskRunner runner) {
    try {
      return new InstanceEvaluation(runner, testbeds(runner), timeLimit).plan(instance);
    } catch (RunnerException e) {
      return new InstancePlan.Impossible(String.valueOf(e.getMessage()));
    }
  }

  /// Images where the runner has some, and else what there is on this machine.
  private Testbeds testbeds(TaskRunner runner) throws RunnerException {
    return switch (runner.capabilities().isolation()) {
      case PROCESS, SANDBOX ->
          new NativeTestbeds(repositories, made.computeIfAbsent(runner, environments));
      case CONTAINER, VM, REMOTE, ORCHESTRATED ->
          new ImageTestbeds(
              runner
                  .images()
                  .orElseThrow(() ->
                      new RunnerException(
                          "the runner '%s' has neither images nor this machine's programs; take --runner sandbox or docker"
                              .formatted(runner.name()))),
              images);
    };
  }

  /// A fresh folder for the official files: where official tools look in the run's folder.
  private static Path logs(Instance instance, EvaluationContext context) throws IOException {
    Optional<AttemptFiles> files = context.files();
    if (files.isEmpty()) {
      return Files.createTempDirectory(context.scratch(), "logs-");
    }
    Path logs =
        OfficialFiles.logs(files.get().folder(), files.get().run(), files.get().attempt())
            .file(instance.id(), "");
    if (Files.exists(logs)) {
      FolderRemoval.remove(logs);
    }
    return Files.createDirectories(logs);
  }

  private static void copy(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Writes `<model>.<run>.json` for each participant, as official tools do.
  @Override
  public void summarize(RunId run, Path folder, RunPlan plan, Map<AttemptId, AttemptResult> ends)
      throws IOException {
    OfficialFiles.summarize(run, folder, plan, ends);
    repositories.budget().enforce();
  }
}
