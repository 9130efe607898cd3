package dev.assay.benchmark;

import dev.assay.patch.MalformedPatchException;
import dev.assay.patch.Patch;
import dev.assay.patch.UnifiedDiff;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.AttemptResult;
import dev.assay.protocol.Outcome;
import dev.assay.protocol.RunId;
import dev.assay.protocol.RunPlan;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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

  /// Judges a diff that a program made, as [#evaluate] judges a patch. A benchmark whose own tools
  /// apply diffs takes it to the letter; others read it first, and what is no diff is no patch.
  ///
  /// @param diff in the form of git, to the letter
  /// @throws RunnerException when the runner failed; says nothing about the diff
  default Evaluation evaluateDiff(Task task, String diff, EvaluationContext context)
      throws RunnerException, IOException, InterruptedException {
    Patch patch;
    try {
      patch = diff.isEmpty() ? Patch.EMPTY : UnifiedDiff.parse(diff);
    } catch (MalformedPatchException e) {
      return Evaluation.withoutTests(Outcome.NO_PATCH, String.valueOf(e.getMessage()));
    }
    return evaluate(task, patch, context);
  }

  /// Writes what the benchmark's own tools expect of a run as a whole. Called whenever a run ends
  /// or stops, so that one that is resumed has it written again.
  ///
  /// @param folder of the run, existing
  /// @param ends of the plan's attempts that have ended so far
  default void summarize(RunId run, Path folder, RunPlan plan, Map<AttemptId, AttemptResult> ends)
      throws IOException {}
}
