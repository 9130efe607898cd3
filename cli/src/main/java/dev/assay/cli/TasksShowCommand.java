package dev.assay.cli;

import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.SourceFile;
import dev.assay.benchmark.Task;
import dev.assay.benchmark.TaskException;
import dev.assay.benchmark.TaskSelection;
import dev.assay.benchmark.catalog.CatalogBenchmark;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows one task as a participant is told of it.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show a task: its instructions and the files that a participant starts from.",
    footerHeading = "%nExample:%n",
    footer = "  assay tasks show go_expert_token_bucket")
final class TasksShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "TASK", description = "The task's id.")
  String id = "";

  @Mixin CatalogOption catalog = new CatalogOption();
  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  TasksShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws TaskException, IOException {
    List<Task> all =
        new CatalogBenchmark()
            .loadTasks(new BenchmarkConfig(catalog.folder(console), console::warning));
    Task task = TaskSelection.ofNames(List.of(id)).from(all).getFirst();
    StringBuilder text = new StringBuilder();
    text.append(console.style(Console.Style.BOLD, task.id()))
        .append("  ")
        .append(task.language())
        .append(" · ")
        .append(task.type())
        .append(" · ")
        .append(task.difficulty())
        .append(" · needs ")
        .append(task.requirements())
        .append("\n\n")
        .append(task.instructions().strip())
        .append("\n");
    for (var file : task.workspaceFiles()) {
      text.append('\n')
          .append(console.style(Console.Style.DIM, "--- " + file.path()))
          .append('\n')
          .append(file.text());
    }
    json.print(
        console,
        new Shown(task.id(), task.instructions(), task.workspaceFiles(), task.digest()),
        text.toString());
    return ExitCode.DONE;
  }

  record Shown(String id, String instructions, List<SourceFile> workspace, String digest) {}
}
