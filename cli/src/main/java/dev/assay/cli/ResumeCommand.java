package dev.assay.cli;

import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.Task;
import dev.assay.benchmark.catalog.CatalogBenchmark;
import dev.assay.ledger.LedgerReader;
import dev.assay.participant.Participant;
import dev.assay.protocol.RunId;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.RunSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Goes on with a run.
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Go on with a run that was stopped or killed, or left attempts without a score.",
      "No attempt with a score is repeated, and no answer that is on record is asked for again."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay resume latest",
      "  assay resume run_20260102T030405Z_k3x9q --retry-api-errors --max-cost 5"
    })
final class ResumeCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      defaultValue = "latest",
      description = "The run: its id, a unique part, or 'latest' (the default).")
  String reference;

  @Option(
      names = "--retry-api-errors",
      description = "Only repeat attempts that ended in an API error.")
  boolean retryApiErrors;

  @Mixin RunnerOptions runner = new RunnerOptions();
  @Mixin ConcurrencyOptions concurrency = new ConcurrencyOptions();
  @Mixin BudgetOptions budget = new BudgetOptions();
  @Mixin OutputFolder output = new OutputFolder();
  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  ResumeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    RunId id;
    RunPlan recorded;
    try (LedgerReader reader = output.reader()) {
      id = output.find(reader, reference);
      recorded = reader.plan(id).orElseThrow();
    }
    RunSettings settings =
        recorded
            .settings()
            .withBudget(budget.costUsd(), budget.timeSeconds())
            .withRunner(runner.name.orElse(recorded.settings().runner()));
    RunPlan plan = recorded.withSettings(settings);
    CatalogBenchmark catalog = new CatalogBenchmark();
    List<Task> tasks = tasks(catalog, plan);
    List<Participant> participants =
        ParticipantOptions.create(console, plan.participants(), settings, false);
    try {
      return new RunSitting(
              console, output, json, catalog, tasks, participants, runner.open(settings.runner()))
          .carryOut((lab, workbench, observer) ->
              lab.resume(id, plan, retryApiErrors, workbench, concurrency.value(), observer));
    } finally {
      participants.forEach(Participant::close);
    }
  }

  private List<Task> tasks(CatalogBenchmark catalog, RunPlan plan) throws Exception {
    Set<String> wanted =
        plan.tasks().stream().map(RunPlan.PlannedTask::id).collect(Collectors.toSet());
    return catalog
        .loadTasks(new BenchmarkConfig(Path.of(plan.settings().tasksDirectory()), console::warning))
        .stream()
        .filter(task -> wanted.contains(task.id()))
        .toList();
  }
}
