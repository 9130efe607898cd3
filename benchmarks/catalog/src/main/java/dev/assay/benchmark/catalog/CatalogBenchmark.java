package dev.assay.benchmark.catalog;

import dev.assay.benchmark.Benchmark;
import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.Evaluation;
import dev.assay.benchmark.EvaluationContext;
import dev.assay.benchmark.Task;
import dev.assay.benchmark.TaskException;
import dev.assay.patch.Patch;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/// Tasks as folders: `metadata.json`, `instructions.md`, `workspace/`, `tests/`.
public final class CatalogBenchmark implements Benchmark {
  /// What commands call it.
  public static final String NAME = "catalog";

  private final Set<Defence> without;

  /// Judges with every defence.
  public CatalogBenchmark() {
    this(Set.of());
  }

  /// @param without what is switched off, to see what it is for; such results are worth nothing
  public CatalogBenchmark(Set<Defence> without) {
    this.without = Set.copyOf(without);
  }

  @Override
  public String name() {
    return NAME;
  }

  /// @param config its source is the folder that holds the tasks' folders
  @Override
  public List<Task> loadTasks(BenchmarkConfig config) throws TaskException {
    return List.copyOf(CatalogLoader.load(config, false));
  }

  /// The tasks of a catalog whose files of expected tests are about to be written, so that they may
  /// be missing.
  ///
  /// @throws TaskException as [#loadTasks]
  public List<CatalogTask> loadTasksToRecord(BenchmarkConfig config) throws TaskException {
    return CatalogLoader.load(config, true);
  }

  /// @throws IllegalArgumentException when the task is another benchmark's
  @Override
  public Evaluation evaluate(Task task, Patch patch, EvaluationContext context)
      throws RunnerException, IOException, InterruptedException {
    if (!(task instanceof CatalogTask catalogTask)) {
      throw new IllegalArgumentException("the task " + task.id() + " is of another benchmark");
    }
    return new TaskEvaluation(catalogTask, context, without).evaluate(patch);
  }
}
