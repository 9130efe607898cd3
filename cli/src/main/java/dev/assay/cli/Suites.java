package dev.assay.cli;

import dev.assay.benchmark.Benchmark;
import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.Task;
import dev.assay.benchmark.TaskException;
import dev.assay.benchmark.catalog.CatalogBenchmark;
import dev.assay.benchmark.humaneval.HumanEvalBenchmark;
import dev.assay.benchmark.swebench.SweBenchBenchmark;
import dev.assay.protocol.RunPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The suites of runs that are on record.
final class Suites {
  private Suites() {}

  /// What a run was planned with, as it is now.
  ///
  /// @throws TaskException when the tasks cannot be read
  /// @throws CommandException when the run is of a benchmark that is not known here
  static Suite of(Console console, RunPlan plan)
      throws TaskException, CommandException, IOException {
    Path source = Path.of(plan.settings().tasksDirectory());
    Set<String> ids =
        plan.tasks().stream().map(RunPlan.PlannedTask::id).collect(Collectors.toSet());
    return switch (plan.benchmark()) {
      case CatalogBenchmark.NAME -> {
        CatalogBenchmark benchmark = new CatalogBenchmark();
        yield new CatalogSuite(benchmark, tasks(console, benchmark, source, ids));
      }
      case HumanEvalBenchmark.NAME -> {
        HumanEvalBenchmark benchmark = new HumanEvalBenchmark();
        yield new HumanEvalSuite(benchmark, tasks(console, benchmark, source, ids));
      }
      case SweBenchBenchmark.NAME ->
          SweBenchSuite.of(
              console,
              SweBenchSettings.of(plan.settings().participantOptions()),
              source,
              ids::contains);
      default ->
          throw new CommandException(
              ExitCode.BAD_DATA,
              "the run is of the benchmark '%s', which this version does not know"
                  .formatted(plan.benchmark()));
    };
  }

  private static List<Task> tasks(
      Console console, Benchmark benchmark, Path source, Set<String> ids) throws TaskException {
    return benchmark.loadTasks(new BenchmarkConfig(source, console::warning)).stream()
        .filter(task -> ids.contains(task.id()))
        .toList();
  }
}
