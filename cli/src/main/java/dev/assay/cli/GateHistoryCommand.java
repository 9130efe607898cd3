package dev.assay.cli;

import dev.assay.gate.Gate;
import dev.assay.gate.GateException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Show what was measured, the latest first.
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = "Show what was measured, the latest first.",
    footerHeading = "%nExample:%n",
    footer = "  assay gate history fast-parser parse_time --limit 50")
final class GateHistoryCommand implements Callable<Integer> {
  @Mixin GateTarget target = new GateTarget();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many at most (default: ${DEFAULT-VALUE}).",
      defaultValue = "20")
  int limit;

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = "Only from this day or instant on: 2026-01-31, 2026-01-31T12:00:00Z.")
  Optional<String> since = Optional.empty();

  @Option(names = "--git-sha", paramLabel = "SHA", description = "Only of commits that begin so.")
  String commit = "";

  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  GateHistoryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws GateException, CommandException {
    if (limit < 1) {
      throw new CommandException(ExitCode.USAGE, "--limit takes 1 or more, not " + limit);
    }
    Instant from = from();
    boolean filtered = since.isPresent() || !commit.isEmpty();
    try (Gate gate = GateTarget.open(console)) {
      List<GateMeasurementRow> rows =
          gate
              .history(target.project, target.benchmark, filtered ? Integer.MAX_VALUE : limit)
              .stream()
              .filter(each -> !each.at().isBefore(from))
              .filter(each -> each.tree().commit().startsWith(commit))
              .limit(limit)
              .map(GateMeasurementRow::of)
              .toList();
      json.print(console, rows, text(gate, rows));
      return ExitCode.DONE;
    }
  }

  private Instant from() throws CommandException {
    String text = since.orElse("1970-01-01");
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw new CommandException(
          ExitCode.USAGE, "--since takes 2026-01-31 or 2026-01-31T12:00:00Z, not '" + text + "'");
    }
  }

  private String text(Gate gate, List<GateMeasurementRow> rows) throws GateException {
    if (rows.isEmpty()) {
      return "nothing was measured that matches\n";
    }
    Set<Long> ofBaseline =
        gate.baseline(target.project, target.benchmark)
            .map(baseline -> Set.copyOf(baseline.measurements()))
            .orElse(Set.of());
    TextTable table =
        new TextTable(
            TextTable.Column.right("id"),
            TextTable.Column.left("when"),
            TextTable.Column.left("commit"),
            TextTable.Column.right("seed"),
            TextTable.Column.right("metric"),
            TextTable.Column.right("time"),
            TextTable.Column.left(""));
    for (GateMeasurementRow row : rows) {
      table.row(
          Long.toString(row.id()),
          Format.instant(row.at()),
          row.commit().substring(0, 10) + (row.dirty() ? " +" : ""),
          row.seed(),
          row.metric().isPresent() ? "%.6g".formatted(row.metric().getAsDouble()) : "–",
          "%.2f s".formatted(row.wallSeconds()),
          ofBaseline.contains(row.id())
              ? "baseline"
              : row.artifact().map(artifact -> artifact.substring(0, 12)).orElse(row.message()));
    }
    return table.render(console);
  }
}
