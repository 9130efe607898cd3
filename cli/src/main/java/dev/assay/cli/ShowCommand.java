package dev.assay.cli;

import dev.assay.lab.AttemptFolder;
import dev.assay.lab.AttemptSummary;
import dev.assay.lab.RunSummary;
import dev.assay.lab.TestResultsFile;
import dev.assay.ledger.LedgerReader;
import dev.assay.protocol.RunId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows a run or one of its attempts.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show a run, or one attempt of it with its tests and where its files are.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay show latest",
      "  assay show latest go_expert_token_bucket__oracle__sample00",
      "  assay show latest token_bucket"
    })
final class ShowCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "RUN",
      defaultValue = "latest",
      description = "The run: its id, a unique part, or 'latest' (the default).")
  String run;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ATTEMPT",
      description = "The attempt's folder name, or any part of it that no other has.")
  Optional<String> attempt = Optional.empty();

  @Mixin OutputFolder output = new OutputFolder();
  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandException, IOException {
    try (LedgerReader reader = output.reader()) {
      RunId id = output.find(reader, run);
      RunSummary summary = RunSummary.read(reader, id).orElseThrow();
      if (attempt.isEmpty()) {
        json.print(console, summary, text(summary));
      } else {
        AttemptSummary found = find(summary, attempt.get());
        AttemptFolder folder =
            new AttemptFolder(output.folder.resolve(id.value()).resolve(found.folder()));
        AttemptReport report =
            new AttemptReport(
                found, TestResultsFile.read(folder.tests()), folder.path().toString());
        json.print(console, report, report.text(console, folder));
      }
      return ExitCode.DONE;
    }
  }

  private static AttemptSummary find(RunSummary summary, String reference) throws CommandException {
    List<AttemptSummary> exact =
        summary.attempts().stream().filter(each -> each.folder().equals(reference)).toList();
    List<AttemptSummary> matching =
        exact.isEmpty()
            ? summary.attempts().stream().filter(each -> each.folder().contains(reference)).toList()
            : exact;
    if (matching.size() == 1) {
      return matching.getFirst();
    }
    throw new CommandException(
        ExitCode.NO_INPUT,
        matching.isEmpty()
            ? "no attempt '" + reference + "' in " + summary.runId() + "; see 'assay show'"
            : "'"
                + reference
                + "' could be any of "
                + matching.stream().map(AttemptSummary::folder).limit(5).toList()
                + "; write more of it");
  }

  private String text(RunSummary summary) {
    TextTable table =
        new TextTable(
            TextTable.Column.left("outcome"),
            TextTable.Column.left("attempt"),
            TextTable.Column.right("tests"),
            TextTable.Column.right("time"),
            TextTable.Column.left("reason"));
    for (AttemptSummary each : summary.attempts()) {
      table.row(
          each.outcome().map(outcome -> Format.outcome(console, outcome)).orElse("… under way"),
          each.folder(),
          each.testsTotal() == 0 ? "–" : each.testsPassed() + "/" + each.testsTotal(),
          Format.millis(each.evaluationMillis()),
          each.outcome().filter(o -> o.passed()).isPresent() ? "" : Format.cut(each.reason(), 80));
    }
    return summary.runId()
        + "  "
        + summary.status()
        + ", started "
        + Format.instant(summary.startedAt())
        + "\n\n"
        + table.render(console)
        + "\n"
        + StandingsTable.render(console, summary.models());
  }
}
