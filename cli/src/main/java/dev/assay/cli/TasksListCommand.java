package dev.assay.cli;

import dev.assay.benchmark.Requirement;
import dev.assay.benchmark.Task;
import dev.assay.benchmark.TaskException;
import dev.assay.benchmark.Toolchains;
import dev.assay.benchmark.catalog.CatalogBenchmark;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists tasks.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the tasks of a catalog.",
    footerHeading = "%nExamples:%n",
    footer = {"  assay tasks list", "  assay tasks list --tag concurrency --json"})
final class TasksListCommand implements Callable<Integer> {
  @Mixin TaskOptions tasks = new TaskOptions();
  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  TasksListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws TaskException {
    List<Task> selected = tasks.load(console, new CatalogBenchmark());
    json.print(console, selected.stream().map(TasksListCommand::row).toList(), table(selected));
    return ExitCode.DONE;
  }

  private static Row row(Task task) {
    return new Row(
        task.id(),
        task.language(),
        task.type(),
        task.difficulty(),
        task.tags(),
        task.requirements().stream().map(Requirement::toString).toList(),
        Toolchains.host().missing(task.requirements()).isEmpty(),
        task.digest());
  }

  private String table(List<Task> selected) {
    TextTable table =
        new TextTable(
            TextTable.Column.left("task"),
            TextTable.Column.left("language"),
            TextTable.Column.left("type"),
            TextTable.Column.left("difficulty"),
            TextTable.Column.left("here"),
            TextTable.Column.left("tags"));
    for (Task task : selected) {
      table.row(
          task.id(),
          task.language(),
          task.type(),
          task.difficulty(),
          Toolchains.host().missing(task.requirements()).isEmpty()
              ? console.style(Console.Style.GOOD, "✓ ready")
              : console.style(Console.Style.DIM, "○ toolchain missing"),
          String.join(" ", task.tags()));
    }
    return table.render(console);
  }

  /// @param ready whether the toolchains that it needs are here
  record Row(
      String id,
      String language,
      String type,
      String difficulty,
      List<String> tags,
      List<String> requirements,
      boolean ready,
      String digest) {}
}
