package dev.assay.cli;

import dev.assay.gate.BenchmarkDefinition;
import dev.assay.gate.Gate;
import dev.assay.gate.GateException;
import dev.assay.gate.RegisteredProject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// List the registered projects with their benchmarks.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the registered projects with their benchmarks.",
    footerHeading = "%nExample:%n",
    footer = "  assay gate list")
final class GateListCommand implements Callable<Integer> {
  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  GateListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws GateException {
    try (Gate gate = GateTarget.open(console)) {
      List<Row> rows = new ArrayList<>();
      for (RegisteredProject project : gate.projects()) {
        addRows(gate, project, rows);
      }
      json.print(console, rows, text(rows));
      return ExitCode.DONE;
    }
  }

  /// What scripts read: a benchmark each, or a project whose manifest cannot be read.
  record Row(
      String project,
      String path,
      String benchmark,
      String tier,
      int repetitions,
      String baseline,
      String problem) {}

  private static void addRows(Gate gate, RegisteredProject project, List<Row> rows)
      throws GateException {
    try {
      for (BenchmarkDefinition each : gate.manifest(project.name()).benchmarks()) {
        rows.add(
            new Row(
                project.name(),
                project.path().toString(),
                each.name(),
                each.judgement().tier().name().toLowerCase(Locale.ROOT),
                each.repetitions(),
                gate.baseline(project.name(), each.name())
                    .map(baseline -> baseline.commit().substring(0, 10))
                    .or(() -> reference(gate, project, each))
                    .orElse(""),
                ""));
      }
    } catch (GateException e) {
      rows.add(
          new Row(
              project.name(),
              project.path().toString(),
              "",
              "",
              0,
              "",
              String.valueOf(e.getMessage())));
    }
  }

  private static Optional<String> reference(
      Gate gate, RegisteredProject project, BenchmarkDefinition benchmark) {
    try {
      return gate.reference(project.name(), benchmark.name())
          .map(reference -> reference.commit().substring(0, 10));
    } catch (GateException e) {
      return Optional.empty();
    }
  }

  private String text(List<Row> rows) {
    if (rows.isEmpty()) {
      return "no project is registered; 'assay gate register FOLDER' does\n";
    }
    TextTable table =
        new TextTable(
            TextTable.Column.left("project"),
            TextTable.Column.left("benchmark"),
            TextTable.Column.left("tier"),
            TextTable.Column.right("repetitions"),
            TextTable.Column.left("baseline"),
            TextTable.Column.left("folder"));
    for (Row row : rows) {
      table.row(
          row.project(),
          row.problem().isEmpty() ? row.benchmark() : "! " + row.problem(),
          row.tier(),
          row.problem().isEmpty() ? Integer.toString(row.repetitions()) : "",
          row.baseline().isEmpty() ? "–" : row.baseline(),
          row.path());
    }
    return table.render(console);
  }
}
