package dev.assay.cli;

import dev.assay.ledger.LedgerReader;
import dev.assay.ledger.RunRecord;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists runs.
@Command(
    name = "results",
    mixinStandardHelpOptions = true,
    description = "List runs, the newest first.",
    footerHeading = "%nExamples:%n",
    footer = {"  assay results", "  assay results --limit 100 --json"})
final class ResultsCommand implements Callable<Integer> {
  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many (default: ${DEFAULT-VALUE}).",
      defaultValue = "20")
  int limit;

  @Mixin OutputFolder output = new OutputFolder();
  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  ResultsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (LedgerReader reader = output.reader()) {
      List<RunRecord> runs = reader.runs(limit);
      json.print(console, runs, table(runs));
      return ExitCode.DONE;
    }
  }

  private String table(List<RunRecord> runs) {
    if (runs.isEmpty()) {
      return "No run yet. Begin with: assay run --tasks all --models oracle noop\n";
    }
    TextTable table =
        new TextTable(
            TextTable.Column.left("run"),
            TextTable.Column.left("started"),
            TextTable.Column.left("status"),
            TextTable.Column.right("passed"),
            TextTable.Column.right("attempts"),
            TextTable.Column.right("cost"),
            TextTable.Column.left("models"));
    for (RunRecord run : runs) {
      table.row(
          run.run().value(),
          Format.instant(run.startedAt()),
          run.status().name().toLowerCase(Locale.ROOT),
          run.passed() + "/" + run.scored(),
          run.finished() + "/" + run.planned(),
          Format.spending(run.spent()),
          Format.cut(String.join(", ", run.participants()), 60));
    }
    return table.render(console);
  }
}
