package dev.assay.cli;

import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.Task;
import dev.assay.benchmark.TaskException;
import dev.assay.benchmark.TaskSelection;
import dev.assay.benchmark.catalog.CatalogBenchmark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which tasks are meant.
final class TaskOptions {
  @Option(
      names = {"--tasks", "--task"},
      arity = "1..*",
      paramLabel = "TASK",
      description = "Task ids or globs such as 'rust_*', or 'all' (the default).")
  List<String> tasks = new ArrayList<>();

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "Only tasks with this tag; may be repeated.")
  List<String> tags = new ArrayList<>();

  @Option(
      names = "--difficulty",
      paramLabel = "LEVEL",
      description = "Only tasks of this difficulty: easy, medium, hard, expert.")
  List<String> difficulties = new ArrayList<>();

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      description = "Only tasks in this language.")
  List<String> languages = new ArrayList<>();

  @Mixin CatalogOption catalog = new CatalogOption();

  /// The catalog's folder, absolute.
  Path folder(Console console) {
    return catalog.folder(console);
  }

  /// The tasks that are meant, in the catalog's order.
  List<Task> load(Console console, CatalogBenchmark benchmark) throws TaskException {
    return selection()
        .from(benchmark.loadTasks(new BenchmarkConfig(folder(console), console::warning)));
  }

  TaskSelection selection() {
    return new TaskSelection(
        tasks.isEmpty() ? List.of("all") : tasks, tags, difficulties, languages);
  }
}
