package dev.assay.cli;

import dev.assay.benchmark.Task;
import dev.assay.benchmark.TaskSelection;
import dev.assay.benchmark.swebench.ByteSize;
import dev.assay.benchmark.swebench.RepositoryCache;
import dev.assay.benchmark.swebench.Split;
import dev.assay.benchmark.swebench.SplitCache;
import dev.assay.benchmark.swebench.SweBenchBenchmark;
import dev.assay.participant.Participant;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Plans a run of SWE-bench and carries it out.
@Command(
    name = "swe-bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Judge predictions for instances of SWE-bench, or let models and controls solve them. "
            + "Tests run without images where the machine has what they need; 'assay resume', 'results', "
            + "'compare', 'leaderboard' and the dashboard take these runs as any others.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay run swe-bench --split lite --predictions preds.jsonl",
      "  assay run swe-bench --split verified --instance 'sympy__*' --predictions gold",
      "  assay run swe-bench --dataset rows.jsonl --models openrouter/google/gemini-pro",
      "  assay run swe-bench --split lite --plan",
      "",
      "Reports in the official form are in runs/<run>/logs/run_evaluation."
    })
final class RunSweBenchCommand implements Callable<Integer> {
  @Option(
      names = "--split",
      paramLabel = "NAME",
      description = "A data set by name: lite, verified, full, multilingual, dev.")
  Optional<String> split = Optional.empty();

  @Option(
      names = "--dataset",
      paramLabel = "FILE",
      description = "A data set: .parquet, .jsonl, .json, or a folder of these.")
  Optional<Path> dataset = Optional.empty();

  @Option(
      names = {"--instance", "--instances", "-i"},
      arity = "1..*",
      paramLabel = "ID",
      description =
          "Instances, or globs such as 'sympy__*' (default: all; with --predictions those that "
              + "have one).")
  List<String> instances = new ArrayList<>();

  @Option(
      names = {"--predictions", "-p"},
      paramLabel = "FILE",
      description =
          "Predictions of a model, .jsonl or .json, or 'gold' for the reference patches; may be "
              + "repeated.")
  List<String> predictions = new ArrayList<>();

  @Option(
      names = "--plan",
      description = "Say of each instance whether and how it can be judged here, and run nothing.")
  boolean plan;

  @Option(
      names = "--repositories",
      paramLabel = "TEMPLATE",
      description =
          "Where repositories come from: an address or a folder (default: "
              + RepositoryCache.GITHUB
              + ").",
      defaultValue = RepositoryCache.GITHUB)
  String repositories = RepositoryCache.GITHUB;

  @Option(
      names = "--cache-dir",
      paramLabel = "FOLDER",
      description =
          "What is fetched and made for all runs (default: swe-bench in $ASSAY_CACHE or "
              + "~/.cache/assay).")
  Optional<Path> cache = Optional.empty();

  @Option(
      names = "--max-disk",
      paramLabel = "SIZE",
      description =
          "Bound of what is kept there, as 20GB or 500MiB: what was not used for longest is removed, "
              + "what is in use is not (default: nothing is removed).")
  Optional<String> maxDisk = Optional.empty();

  @Option(
      names = "--environment",
      paramLabel = "FOLDER",
      description =
          "An environment that has what the tests need, with its programs in bin (default: one is "
              + "made for each instance that Assay knows how to make one for).")
  Optional<Path> environment = Optional.empty();

  @Mixin RunOptions options = new RunOptions();

  @Spec CommandSpec spec;

  private final Console console;

  RunSweBenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    options.requireOwn(spec);
    if (!plan && predictions.isEmpty()) {
      options.requireModels(spec);
    }
    Path folder =
        cache.isPresent()
            ? cache.get().toAbsolutePath().normalize()
            : SweBenchBenchmark.cache(console.environment());
    Path source = source(folder);
    List<PredictionsFile> files = new ArrayList<>();
    for (String each : predictions) {
      files.add(PredictionsFile.named(each));
    }
    SweBenchSettings settings =
        new SweBenchSettings(
            repositories,
            folder,
            size(),
            environment.map(each -> each.toAbsolutePath().normalize()),
            files);
    SweBenchSuite all = SweBenchSuite.of(console, settings, source, _ -> true);
    SweBenchSuite suite = all.with(selected(all));
    if (plan) {
      return new SweBenchPlans(console, options.json).print(suite);
    }
    return new SuiteRun(console, suite, options)
        .carryOut(names(files), options.settings(source, settings.byName()));
  }

  private Optional<ByteSize> size() throws CommandException {
    try {
      return maxDisk.map(ByteSize::of);
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.USAGE, "--max-disk: " + e.getMessage());
    }
  }

  private Path source(Path folder) throws Exception {
    if (split.isPresent() == dataset.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "which instances? Name --split or --dataset, and not both");
    }
    if (dataset.isPresent()) {
      return dataset.get().toAbsolutePath().normalize();
    }
    Split named =
        Split.ofWireName(split.get())
            .orElseThrow(() ->
                new ParameterException(
                    spec.commandLine(),
                    "there is no split '%s'; there are %s".formatted(split.get(), Split.names())));
    return new SplitCache(folder.resolve("datasets"), hub()).file(named);
  }

  /// The variable is the one that the hub's own tools take, too.
  private URI hub() throws CommandException {
    String set = console.environment().getOrDefault("HF_ENDPOINT", "").strip();
    try {
      return set.isEmpty() ? SplitCache.HUGGING_FACE : URI.create(set);
    } catch (IllegalArgumentException e) {
      throw new CommandException(
          ExitCode.CONFIGURATION, "HF_ENDPOINT is no address: '" + set + "'");
    }
  }

  /// Models that are asked come after those that were.
  private List<String> names(List<PredictionsFile> files) throws CommandException {
    Set<String> names = new LinkedHashSet<>();
    for (PredictionsFile file : files) {
      if (!names.add(file.model()) || options.models.contains(file.model())) {
        throw new CommandException(
            ExitCode.USAGE,
            "two participants are called '%s'; give one another name, or a run of its own"
                .formatted(file.model()));
      }
    }
    names.addAll(options.models());
    return List.copyOf(names);
  }

  private List<Task> selected(SweBenchSuite suite) throws Exception {
    if (!instances.isEmpty()) {
      return TaskSelection.ofNames(instances).from(suite.tasks());
    }
    if (predictions.isEmpty() || !options.models.isEmpty()) {
      return suite.tasks();
    }
    Set<String> predicted = new LinkedHashSet<>();
    for (Participant participant : suite.predictions().values()) {
      if (participant instanceof PredictionsParticipant(var _, var known)) {
        predicted.addAll(known.keySet());
      }
    }
    List<Task> tasks = suite.tasks().stream().filter(t -> predicted.contains(t.id())).toList();
    if (tasks.isEmpty()) {
      throw new CommandException(
          ExitCode.BAD_DATA,
          "none of the %d predictions is for an instance of the data set"
              .formatted(predicted.size()));
    }
    if (tasks.size() < suite.tasks().size()) {
      console.warning(
          "%d of %d instances have no prediction and are left out; --instance all counts them as unsolved"
              .formatted(suite.tasks().size() - tasks.size(), suite.tasks().size()));
    }
    return tasks;
  }
}
