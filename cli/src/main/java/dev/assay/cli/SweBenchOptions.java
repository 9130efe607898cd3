package dev.assay.cli;

import dev.assay.benchmark.Task;
import dev.assay.benchmark.TaskSelection;
import dev.assay.benchmark.cache.ByteSize;
import dev.assay.benchmark.swebench.RepositoryCache;
import dev.assay.benchmark.swebench.Split;
import dev.assay.benchmark.swebench.SplitCache;
import dev.assay.benchmark.swebench.SweBenchBenchmark;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Which instances of SWE-bench are meant, and what they are judged with.
final class SweBenchOptions {
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
  List<String> names = new ArrayList<>();

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

  /// What instances are judged with, and whose predictions.
  SweBenchSettings settings(Console console, List<PredictionsFile> predictions)
      throws CommandException, IOException {
    return new SweBenchSettings(
        repositories,
        folder(console),
        size(),
        environment.map(each -> each.toAbsolutePath().normalize()),
        predictions);
  }

  /// Those that are named; all where none is.
  List<Task> selected(SweBenchSuite suite) throws Exception {
    return names.isEmpty() ? suite.tasks() : TaskSelection.ofNames(names).from(suite.tasks());
  }

  private Path folder(Console console) throws IOException {
    return cache.isPresent()
        ? cache.get().toAbsolutePath().normalize()
        : SweBenchBenchmark.cache(console.environment());
  }

  private Optional<ByteSize> size() throws CommandException {
    try {
      return maxDisk.map(ByteSize::of);
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.USAGE, "--max-disk: " + e.getMessage());
    }
  }

  /// The file or folder with the instances; fetched where it is a split that is not there.
  Path source(Console console, CommandSpec spec) throws Exception {
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
    return new SplitCache(folder(console).resolve("datasets"), hub(console)).file(named);
  }

  /// The variable is the one that the hub's own tools take, too.
  private static URI hub(Console console) throws CommandException {
    String set = console.environment().getOrDefault("HF_ENDPOINT", "").strip();
    try {
      return set.isEmpty() ? SplitCache.HUGGING_FACE : URI.create(set);
    } catch (IllegalArgumentException e) {
      throw new CommandException(
          ExitCode.CONFIGURATION, "HF_ENDPOINT is no address: '" + set + "'");
    }
  }
}
