package dev.assay.cli;

import dev.assay.benchmark.cache.ByteSize;
import dev.assay.benchmark.cache.DiskBudget;
import dev.assay.benchmark.swebench.NativeEnvironment;
import dev.assay.benchmark.swebench.SweBenchBenchmark;
import dev.assay.benchmark.swebench.SweBenchCache;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What a run of SWE-bench needs beside its data set, as it is on record.
///
/// @param repositories where repositories come from, with `{owner}` and `{name}` in it
/// @param cache takes repositories and environments
/// @param maxDisk bounds what is kept there; nothing is removed without
/// @param environment what the tests need, where somebody has made it
/// @param predictions whose patches are judged without asking anybody
record SweBenchSettings(
    String repositories,
    Path cache,
    Optional<ByteSize> maxDisk,
    Optional<Path> environment,
    List<PredictionsFile> predictions) {
  private static final String REPOSITORIES = "repositories";
  private static final String CACHE = "cache-dir";
  private static final String MAX_DISK = "max-disk";
  private static final String ENVIRONMENT = "environment";
  private static final String PREDICTIONS = "predictions ";
  private static final String DIGEST = "sha256 of predictions ";

  SweBenchSettings {
    predictions = List.copyOf(predictions);
  }

  /// Judges as these settings have it.
  ///
  /// @param warnings takes sentences for people
  SweBenchBenchmark benchmark(Consumer<String> warnings) {
    Duration limit = SweBenchBenchmark.DEFAULT_TIME_LIMIT;
    DiskBudget budget = new SweBenchCache(cache).budget(maxDisk, warnings);
    return environment.isPresent()
        ? new SweBenchBenchmark(
            cache, repositories, limit, budget, new NativeEnvironment(environment, Map.of()))
        : new SweBenchBenchmark(cache, repositories, limit, budget);
  }

  /// By the names that a run's settings have them under.
  Map<String, String> byName() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put(REPOSITORIES, repositories);
    options.put(CACHE, cache.toString());
    maxDisk.ifPresent(size -> options.put(MAX_DISK, size.exact()));
    environment.ifPresent(folder -> options.put(ENVIRONMENT, folder.toString()));
    for (PredictionsFile each : predictions) {
      options.put(PREDICTIONS + each.model(), each.source());
      options.put(DIGEST + each.model(), each.sha256());
    }
    return options;
  }

  /// Those of a recorded run.
  ///
  /// @throws CommandException when the settings are not those of a run of SWE-bench
  static SweBenchSettings of(Map<String, String> options) throws CommandException {
    String repositories = options.getOrDefault(REPOSITORIES, "");
    String cache = options.getOrDefault(CACHE, "");
    if (repositories.isEmpty() || cache.isEmpty()) {
      throw new CommandException(
          ExitCode.BAD_DATA, "the run does not say where its repositories come from");
    }
    List<PredictionsFile> predictions =
        options.entrySet().stream()
            .filter(option -> option.getKey().startsWith(PREDICTIONS))
            .map(option -> {
              String model = option.getKey().substring(PREDICTIONS.length());
              return new PredictionsFile(
                  model, option.getValue(), options.getOrDefault(DIGEST + model, ""));
            })
            .toList();
    return new SweBenchSettings(
        repositories,
        Path.of(cache),
        maxDisk(options),
        Optional.ofNullable(options.get(ENVIRONMENT)).map(Path::of),
        predictions);
  }

  private static Optional<ByteSize> maxDisk(Map<String, String> options) throws CommandException {
    try {
      return Optional.ofNullable(options.get(MAX_DISK)).map(ByteSize::of);
    } catch (IllegalArgumentException e) {
      throw new CommandException(
          ExitCode.BAD_DATA, "the run's setting %s: %s".formatted(MAX_DISK, e.getMessage()));
    }
  }
}
