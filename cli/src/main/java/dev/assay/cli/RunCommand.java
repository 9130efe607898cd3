package dev.assay.cli;

import dev.assay.benchmark.Task;
import dev.assay.benchmark.catalog.CatalogBenchmark;
import dev.assay.lab.LabRun;
import dev.assay.participant.AttemptContext;
import dev.assay.participant.Participant;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.RunSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Plans a run and carries it out.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Let models and controls attempt tasks; judge, record and rank them.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay run --tasks all --models oracle noop",
      "  assay run --tasks 'go_*' --models openrouter/google/gemini-pro --samples 4 --max-cost 2",
      "  assay run --models replay --response-dir runs/run_20260102T030405Z_k3x9q",
      "",
      "Exit codes: 0 every attempt has a score or was skipped; 10 some have none, 'assay resume'",
      "goes on with them; others as in 'assay --help'."
    })
final class RunCommand implements Callable<Integer> {
  @Option(
      names = {"--models", "--model", "-m"},
      arity = "1..*",
      required = true,
      paramLabel = "MODEL",
      description = {
        "openrouter/<id>, lmstudio/<id>, openai/<id> (any compatible endpoint), replay, or the",
        "controls oracle (the reference solutions) and noop (no change)."
      })
  List<String> models = new ArrayList<>();

  @Mixin TaskOptions tasks = new TaskOptions();

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
      names = "--install-deps",
      description = "Install a task's requirements.txt before its tests (needs the network).")
  boolean installDependencies;

  @Option(
      names = "--allow-incomplete-diffs",
      description = "Use the whole hunks of a reply that was cut off.")
  boolean allowIncompleteDiffs;

  @Option(
      names = "--allow-diff-rewrite-fallback",
      description = "Place a hunk where its context only nearly fits.")
  boolean allowDiffRewriteFallback;

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

  private final Console console;

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (samples < 1) {
      throw new CommandException(ExitCode.USAGE, "--samples must be at least 1, not " + samples);
    }
    CatalogBenchmark catalog = new CatalogBenchmark();
    List<Task> selected = tasks.load(console, catalog);
    RunSettings settings = settings();
    List<String> names = models.stream().distinct().toList();
    List<Participant> participants = ParticipantOptions.create(console, names, settings, dryRun);
    try {
      if (dryRun) {
        return printPrompts(selected, participants);
      }
      RunPlan plan =
          new RunPlan(
              catalog.name(),
              selected.stream()
                  .map(t -> new RunPlan.PlannedTask(t.id(), t.language(), t.digest()))
                  .toList(),
              names,
              settings);
      RunSitting sitting =
          new RunSitting(
              console,
              output,
              json,
              catalog,
              selected,
              participants,
              runner.open(settings.runner()));
      return sitting.carryOut((lab, workbench, observer) -> {
        LabRun run = lab.plan(plan, workbench, concurrency.value(), observer);
        return run;
      });
    } finally {
      participants.forEach(Participant::close);
    }
  }

  private int printPrompts(List<Task> selected, List<Participant> participants) throws IOException {
    for (Participant participant : participants) {
      for (Task task : selected) {
        String prompt = participant.prompt(task, new AttemptContext(0, includeTests));
        console.line("=== " + task.id() + " · " + participant.name() + " ===");
        console.line(
            prompt.isEmpty() ? "(no prompt: " + participant.name() + " asks no model)" : prompt);
      }
    }
    return ExitCode.DONE;
  }

  private RunSettings settings() throws CommandException {
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
        tasks.folder(console).toString(),
        participantOptions(),
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
