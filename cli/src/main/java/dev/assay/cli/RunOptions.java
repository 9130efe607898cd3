package dev.assay.cli;

import dev.assay.protocol.RunSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// What can be chosen for a run of any benchmark.
final class RunOptions {
  @Option(
      names = {"--models", "--model", "-m"},
      arity = "1..*",
      paramLabel = "MODEL",
      description =
          "openrouter/<id>, lmstudio/<id>, openai/<id> (any compatible endpoint), replay, or the "
              + "controls oracle (the reference solutions) and noop (no change).")
  List<String> models = new ArrayList<>();

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Attempts per task and model (default: ${DEFAULT-VALUE}).",
      defaultValue = "1")
  int samples;

  @Option(names = "--temperature", paramLabel = "T", description = "Sampling temperature.")
  Optional<Double> temperature = Optional.empty();

  @Option(names = "--max-tokens", paramLabel = "N", description = "The most tokens of a reply.")
  Optional<Integer> maxTokens = Optional.empty();

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = "The OpenRouter provider to pin.")
  Optional<String> provider = Optional.empty();

  @Option(
      names = "--thinking-level",
      paramLabel = "LEVEL",
      description = "How much the model is asked to reason: low, medium, high.")
  Optional<String> thinkingLevel = Optional.empty();

  @Mixin ModelCallOptions modelCalls = new ModelCallOptions();

  @Option(names = "--include-tests", description = "Show the tests in the prompt.")
  boolean includeTests;

  @Option(
      names = "--allow-incomplete-diffs",
      description = "Use the whole hunks of a reply that was cut off.")
  boolean allowIncompleteDiffs;

  @Option(
      names = "--response-file",
      paramLabel = "FILE",
      description = "For replay: the response to every task.")
  Optional<Path> responseFile = Optional.empty();

  @Option(
      names = "--response-text",
      paramLabel = "TEXT",
      description = "For replay: the response to every task.")
  Optional<String> responseText = Optional.empty();

  @Option(
      names = "--response-dir",
      paramLabel = "FOLDER",
      description = "For replay: responses by task, or the folder of an earlier run.")
  Optional<Path> responseDirectory = Optional.empty();

  @Mixin RunnerOptions runner = new RunnerOptions();
  @Mixin ConcurrencyOptions concurrency = new ConcurrencyOptions();
  @Mixin BudgetOptions budget = new BudgetOptions();

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "What should be remembered about the run; may be repeated.")
  List<String> notes = new ArrayList<>();

  @Option(names = "--dry-run", description = "Print the prompts and call no model.")
  boolean dryRun;

  @Mixin OutputFolder output = new OutputFolder();
  @Mixin JsonOption json = new JsonOption();

  /// The models that were named, each once.
  List<String> models() {
    return models.stream().distinct().toList();
  }

  /// @throws ParameterException when there is none
  void requireModels(CommandSpec command) {
    if (models.isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "which models? Name some with --models, such as oracle or openrouter/<id>");
    }
  }

  /// Options before the name of a command below `run` would be that one's, and have no effect.
  ///
  /// @throws ParameterException when there are some
  void requireOwn(CommandSpec command) {
    List<OptionSpec> before = command.parent().commandLine().getParseResult().matchedOptions();
    if (!before.isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "%s has to come after '%s'".formatted(before.getFirst().longestName(), command.name()));
    }
  }

  /// All that was chosen, for a source of tasks and what its benchmark needs beside it.
  ///
  /// @param source the folder or file that the tasks are from
  /// @param suiteOptions what the benchmark needs of its own, by option name
  RunSettings settings(Path source, Map<String, String> suiteOptions) throws CommandException {
    return settings(source, suiteOptions, false, false);
  }

  RunSettings settings(
      Path source,
      Map<String, String> suiteOptions,
      boolean installDependencies,
      boolean allowDiffRewriteFallback)
      throws CommandException {
    if (samples < 1) {
      throw new CommandException(ExitCode.USAGE, "--samples must be at least 1, not " + samples);
    }
    Map<String, String> options = participantOptions();
    options.putAll(suiteOptions);
    return new RunSettings(
        samples,
        temperature.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        maxTokens.map(OptionalInt::of).orElse(OptionalInt.empty()),
        provider,
        thinkingLevel,
        includeTests,
        installDependencies,
        allowIncompleteDiffs,
        allowDiffRewriteFallback,
        // A dry run runs nothing, and needs no place for it.
        dryRun ? runner.name.orElse("") : runner.name(),
        budget.costUsd(),
        budget.timeSeconds(),
        source.toString(),
        options,
        notes);
  }

  private Map<String, String> participantOptions() {
    Map<String, String> options = new LinkedHashMap<>(modelCalls.byName());
    responseFile.ifPresent(
        file -> options.put("response-file", file.toAbsolutePath().normalize().toString()));
    responseText.ifPresent(text -> options.put("response-text", text));
    responseDirectory.ifPresent(
        folder -> options.put("response-dir", folder.toAbsolutePath().normalize().toString()));
    return options;
  }
}
