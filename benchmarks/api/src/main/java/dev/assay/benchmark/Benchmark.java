package dev.assay.benchmark;

import dev.assay.patch.Patch;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.util.List;

/// A set of tasks and the way in which a patch to one of them is judged. Found with
/// [java.util.ServiceLoader].
public interface Benchmark {
  /// The name that commands take: `catalog`, `swe-bench`.
  String name();

  /// The tasks, in a stable order. Warnings go to the configuration's sink.
  ///
  /// @throws TaskException when the source is missing or a task is malformed; names file, field and
  ///   line
  List<Task> loadTasks(BenchmarkConfig config) throws TaskException;

  /// Judges a patch in a fresh session of the context's runner.
  ///
  /// @param task one of [#loadTasks]
  /// @throws RunnerException when the runner failed; says nothing about the patch
  Evaluation evaluate(Task task, Patch patch, EvaluationContext context)
      throws RunnerException, IOException, InterruptedException;
}
