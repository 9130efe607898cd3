package dev.assay.cli;

import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.catalog.CatalogBenchmark;
import dev.assay.benchmark.catalog.CatalogIndex;
import dev.assay.benchmark.catalog.CatalogTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Writes the index of a catalog.
@Command(
    name = "catalog",
    mixinStandardHelpOptions = true,
    description =
        "Write the index of a catalog, catalog.json, into its folder: every task with its title, "
            + "difficulty, tags, needs and number of tests and mutants.",
    footerHeading = "%nExamples:%n",
    footer = {"  assay tasks catalog", "  assay tasks catalog --check"})
final class TasksCatalogCommand implements Callable<Integer> {
  @Mixin CatalogOption catalog = new CatalogOption();

  @Option(
      names = "--check",
      description = "Write nothing; end with 11 when the index differs from the tasks.")
  boolean check;

  private final Console console;

  TasksCatalogCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Path folder = catalog.folder(console);
    List<CatalogTask> tasks =
        new CatalogBenchmark()
            .loadTasks(new BenchmarkConfig(folder, console::warning)).stream()
                .map(CatalogTask.class::cast)
                .toList();
    CatalogIndex index = CatalogIndex.of(tasks);
    Path file = folder.resolve(CatalogIndex.FILE_NAME);
    if (!check) {
      Files.writeString(file, index.json());
      console.line(file + ": " + tasks.size() + " tasks");
      return ExitCode.DONE;
    }
    List<String> differences = index.differencesOf(CatalogIndex.read(file));
    if (differences.isEmpty()) {
      console.line(file + " is up to date: " + tasks.size() + " tasks");
      return ExitCode.DONE;
    }
    console.error(
        "%s is out of date: %s; run 'assay tasks catalog'"
            .formatted(file, String.join("; ", differences)));
    return ExitCode.FAULTS_FOUND;
  }
}
