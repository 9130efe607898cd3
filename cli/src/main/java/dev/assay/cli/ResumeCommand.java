package dev.assay.cli;

import dev.assay.ledger.LedgerReader;
import dev.assay.participant.Participant;
import dev.assay.protocol.RunId;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.RunSettings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Goes on with a run.
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Go on with a run that was stopped or killed, or left attempts without a score. "
            + "No attempt with a score is repeated, and no answer that is on record is asked for again.",
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
    Suite suite = Suites.of(console, plan);
    List<Participant> participants =
        suite.participants(console, plan.participants(), settings, false);
    try {
      return new RunSitting(
              console,
              output,
              json,
              suite.workbench(runner.open(settings.runner(), suite), participants))
          .carryOut((lab, bench, observer) ->
              lab.resume(id, plan, retryApiErrors, bench, concurrency.value(), observer));
    } finally {
      participants.forEach(Participant::close);
    }
  }
}
