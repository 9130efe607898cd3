package dev.assay.benchmark.catalog;

import dev.assay.benchmark.Evaluation;
import dev.assay.benchmark.EvaluationContext;
import dev.assay.benchmark.TaskException;
import dev.assay.benchmark.TestResult;
import dev.assay.patch.Patch;
import dev.assay.protocol.Outcome;
import dev.assay.runner.RunnerException;
import dev.assay.runner.TaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Judges the tasks of a catalog themselves: each reference has to pass, and each starter and each
/// mutant has to fail, every time.
public final class TaskVerification {
  private final TaskRunner runner;
  private final Path scratch;
  private final VerificationPlan plan;

  /// @param runner opens the sessions
  /// @param scratch an existing folder; what is made in it is removed again
  public TaskVerification(TaskRunner runner, Path scratch, VerificationPlan plan) {
    this.runner = runner;
    this.scratch = scratch;
    this.plan = plan;
  }

  /// Judges every variant of every task, one task after another.
  ///
  /// @throws InterruptedException when the thread is interrupted; nothing runs any more then
  public List<VerifiedTask> verify(List<CatalogTask> tasks, VerificationObserver observer)
      throws InterruptedException {
    observer.planned(
        tasks.stream().flatMap(task -> variants(task).stream()).mapToInt(plan::runs).sum());
    List<VerifiedTask> verified = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(plan.parallelism());
        BusyCores _ =
            new BusyCores(plan.stress() ? Runtime.getRuntime().availableProcessors() : 0)) {
      try {
        for (CatalogTask task : tasks) {
          verified.add(verify(task, executor, observer));
        }
      } finally {
        executor.shutdownNow();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a variant could not be judged", e.getCause());
    }
    return verified;
  }

  private VerifiedTask verify(
      CatalogTask task, ExecutorService executor, VerificationObserver observer)
      throws InterruptedException, ExecutionException {
    List<RunningVariant> running =
        variants(task).stream()
            .map(variant -> new RunningVariant(task, variant, plan.runs(variant), observer))
            .toList();
    List<Future<?>> runs = new ArrayList<>();
    for (int run = 0; run < Math.max(plan.referenceRuns(), plan.otherRuns()); run++) {
      for (RunningVariant each : running) {
        if (run < plan.runs(each.variant)) {
          runs.add(executor.submit(() -> each.ended(judge(task, each.variant))));
        }
      }
    }
    for (Future<?> run : runs) {
      run.get();
    }
    return new VerifiedTask(
        task, running.stream().map(each -> each.runs().result()).toList(), TaskTexts.faults(task));
  }

  /// Writes the ids that the reference's run reports to the task's file of expected tests.
  ///
  /// @return the ids, sorted
  /// @throws TaskException when the task names no such file or its reference does not pass
  public List<String> recordExpectedTests(CatalogTask task)
      throws TaskException, RunnerException, IOException, InterruptedException {
    String file =
        task.metadata()
            .evaluation()
            .expectedTestsFile()
            .orElseThrow(() ->
                new TaskException(
                    task.folder().resolve(MetadataReader.FILE_NAME)
                        + ": eval.expected_tests is missing; name the file to write"));
    Patch reference =
        task.referenceChange()
            .orElseThrow(
                () -> new TaskException(task.folder() + " has no solution/ that could be run"));
    Evaluation evaluation = evaluate(task.withoutExpectedTests(), reference);
    if (evaluation.outcome() != Outcome.PASSED) {
      throw new TaskException(
          "the reference of " + task.id() + " does not pass: " + evaluation.reason());
    }
    List<String> ids = evaluation.tests().stream().map(TestResult::id).sorted().toList();
    Files.writeString(task.folder().resolve(file), String.join("\n", ids) + "\n");
    return ids;
  }

  private static List<Variant> variants(CatalogTask task) {
    List<Variant> variants = new ArrayList<>();
    variants.add(new Variant.Reference());
    variants.add(new Variant.Starter());
    task.mutants().forEach(name -> variants.add(new Variant.Wrong(name)));
    return variants;
  }

  private VariantRun judge(CatalogTask task, Variant variant) throws InterruptedException {
    try {
      Optional<Patch> patch =
          switch (variant) {
            case Variant.Reference() -> task.referenceChange();
            case Variant.Starter() -> Optional.of(Patch.EMPTY);
            case Variant.Wrong(String mutant) ->
                Optional.of(task.mutantPatch(task.mutant(mutant), scratch));
          };
      return patch.isPresent()
          ? VariantRun.of(evaluate(task, patch.get()))
          : VariantRun.without(Outcome.SKIPPED, "the task has no solution/");
    } catch (StaleMutantException e) {
      return VariantRun.without(Outcome.PATCH_REJECTED, String.valueOf(e.getMessage()));
    } catch (RunnerException | IOException e) {
      return VariantRun.without(Outcome.INFRASTRUCTURE_ERROR, String.valueOf(e.getMessage()));
    }
  }

  private Evaluation evaluate(CatalogTask task, Patch patch)
      throws RunnerException, IOException, InterruptedException {
    Path folder = Files.createTempDirectory(scratch, "verify-");
    try {
      EvaluationContext context =
          new EvaluationContext(
              runner, folder, folder.resolve("stdout"), folder.resolve("stderr"), false, false);
      return new TaskEvaluation(task, context).evaluate(patch);
    } finally {
      TreeRemoval.remove(folder);
    }
  }
}
