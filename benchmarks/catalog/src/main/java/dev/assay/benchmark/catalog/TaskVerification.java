package dev.assay.benchmark.catalog;

import dev.assay.benchmark.Evaluation;
import dev.assay.benchmark.EvaluationContext;
import dev.assay.benchmark.TaskException;
import dev.assay.benchmark.TestResult;
import dev.assay.benchmark.catalog.VariantResult.Standing;
import dev.assay.patch.Patch;
import dev.assay.protocol.Outcome;
import dev.assay.runner.RunnerException;
import dev.assay.runner.TaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Judges the tasks of a catalog themselves: each reference has to pass, and each starter and each
/// mutant has to fail.
public final class TaskVerification {
  private final TaskRunner runner;
  private final Path scratch;
  private final int parallelism;

  /// @param runner opens the sessions
  /// @param scratch an existing folder; what is made in it is removed again
  /// @param parallelism how many variants are judged at once, at least one
  public TaskVerification(TaskRunner runner, Path scratch, int parallelism) {
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism must be at least 1, not " + parallelism);
    }
    this.runner = runner;
    this.scratch = scratch;
    this.parallelism = parallelism;
  }

  /// Judges every variant of every task.
  ///
  /// @param progress is told each result as it comes, from one thread at a time
  /// @return the results task by task: reference, starter, mutants by name
  /// @throws InterruptedException when the thread is interrupted; nothing runs any more then
  public List<VariantResult> verify(List<CatalogTask> tasks, Consumer<VariantResult> progress)
      throws InterruptedException {
    List<Future<VariantResult>> futures = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(parallelism)) {
      for (CatalogTask task : tasks) {
        for (Variant variant : variants(task)) {
          futures.add(executor.submit(() -> told(judge(task, variant), progress)));
        }
      }
      return results(futures, executor);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a variant could not be judged", e.getCause());
    }
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

  private static List<VariantResult> results(
      List<Future<VariantResult>> futures, ExecutorService executor)
      throws InterruptedException, ExecutionException {
    try {
      List<VariantResult> results = new ArrayList<>();
      for (Future<VariantResult> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      executor.shutdownNow();
    }
  }

  private static List<Variant> variants(CatalogTask task) {
    List<Variant> variants = new ArrayList<>();
    variants.add(new Variant.Reference());
    variants.add(new Variant.Starter());
    task.mutants().forEach(name -> variants.add(new Variant.Wrong(name)));
    return variants;
  }

  private VariantResult judge(CatalogTask task, Variant variant) throws InterruptedException {
    long start = System.nanoTime();
    try {
      Optional<Patch> patch =
          switch (variant) {
            case Variant.Reference() -> task.referenceChange();
            case Variant.Starter() -> Optional.of(Patch.EMPTY);
            case Variant.Wrong(String mutant) -> Optional.of(task.mutantPatch(mutant));
          };
      if (patch.isEmpty()) {
        return undecided(task, variant, Outcome.SKIPPED, "the task has no solution/", start);
      }
      Evaluation evaluation = evaluate(task, patch.get());
      VariantCheck check = VariantCheck.of(task, variant, evaluation);
      return new VariantResult(
          task.id(),
          variant,
          check.standing(),
          check.remark(),
          evaluation.outcome(),
          evaluation.reason(),
          VariantCheck.failingTests(evaluation),
          since(start));
    } catch (RunnerException | IOException e) {
      return undecided(
          task, variant, Outcome.INFRASTRUCTURE_ERROR, String.valueOf(e.getMessage()), start);
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

  private synchronized VariantResult told(VariantResult result, Consumer<VariantResult> progress) {
    progress.accept(result);
    return result;
  }

  private static VariantResult undecided(
      CatalogTask task, Variant variant, Outcome outcome, String remark, long start) {
    return new VariantResult(
        task.id(), variant, Standing.UNDECIDED, remark, outcome, remark, List.of(), since(start));
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
