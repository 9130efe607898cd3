package dev.assay.benchmark.humaneval;

import dev.assay.benchmark.Benchmark;
import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.Evaluation;
import dev.assay.benchmark.EvaluationContext;
import dev.assay.benchmark.Task;
import dev.assay.benchmark.TaskException;
import dev.assay.patch.Application;
import dev.assay.patch.ApplyRules;
import dev.assay.patch.Patch;
import dev.assay.patch.PatchApplier;
import dev.assay.protocol.Outcome;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// HumanEval's problems. What a participant wrote runs in a session in which there is nothing of
/// the tests; the tests run in another one, on the values that came back.
public final class HumanEvalBenchmark implements Benchmark {
  /// What commands call it.
  public static final String NAME = "humaneval";

  @Override
  public String name() {
    return NAME;
  }

  /// @param config its source is a file that ends with `.jsonl` or `.jsonl.gz`
  @Override
  public List<Task> loadTasks(BenchmarkConfig config) throws TaskException {
    return ProblemReader.read(config.source()).stream().<Task>map(HumanEvalTask::new).toList();
  }

  @Override
  public Evaluation evaluate(Task task, Patch patch, EvaluationContext context)
      throws RunnerException, IOException, InterruptedException {
    if (!(task instanceof HumanEvalTask(Problem problem))) {
      throw new IllegalArgumentException("the task " + task.id() + " is of another benchmark");
    }
    Path workspace = Files.createTempDirectory(context.scratch(), "workspace-");
    Path file = workspace.resolve(HumanEvalTask.FILE);
    Files.writeString(file, problem.prompt());
    ApplyRules rules =
        new ApplyRules(List.of(), List.of(HumanEvalTask.FILE), context.allowFuzzyContext());
    try {
      return switch (PatchApplier.apply(patch, workspace, rules)) {
        case Application.Refused(var _, String detail) ->
            Evaluation.withoutTests(Outcome.PATCH_REJECTED, detail);
        case Application.Applied(var _, List<String> repairs) ->
            Files.isRegularFile(file)
                ? new Rounds(problem, context, repairs).judge(file)
                : Evaluation.withoutTests(
                    Outcome.PATCH_REJECTED, "it removes " + HumanEvalTask.FILE);
      };
    } catch (UncheckedIOException e) {
      throw new IOException("the patch could not be written for " + task.id(), e);
    }
  }
}
