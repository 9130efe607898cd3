package dev.assay.lab;

import dev.assay.benchmark.Benchmark;
import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.Evaluation;
import dev.assay.benchmark.EvaluationContext;
import dev.assay.benchmark.Task;
import dev.assay.benchmark.TestResult;
import dev.assay.patch.Application;
import dev.assay.patch.ApplyRules;
import dev.assay.patch.Patch;
import dev.assay.patch.PatchApplier;
import dev.assay.protocol.Outcome;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/// Judges [WordTask]s in this process, counts what it does, and does what a test asks of it.
final class WordBenchmark implements Benchmark {
  final AtomicInteger evaluations = new AtomicInteger();
  final AtomicInteger mostAtOnce = new AtomicInteger();
  private final AtomicInteger atOnce = new AtomicInteger();
  private volatile Interlude interlude = () -> {};

  /// What happens within an evaluation.
  interface Interlude {
    void run() throws RunnerException, IOException, InterruptedException;
  }

  WordBenchmark during(Interlude chosen) {
    interlude = chosen;
    return this;
  }

  @Override
  public String name() {
    return "words";
  }

  @Override
  public List<Task> loadTasks(BenchmarkConfig config) {
    return List.of();
  }

  @Override
  public Evaluation evaluate(Task task, Patch patch, EvaluationContext context)
      throws RunnerException, IOException, InterruptedException {
    evaluations.incrementAndGet();
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    try {
      interlude.run();
      Path answer = context.scratch().resolve("answer.txt");
      Files.writeString(answer, "wrong\n");
      if (PatchApplier.apply(patch, context.scratch(), ApplyRules.EXACT)
          instanceof Application.Refused refused) {
        return evaluation(Outcome.PATCH_REJECTED, refused.detail(), List.of());
      }
      boolean right = Files.readString(answer).equals("right\n");
      TestResult test =
          new TestResult(
              "says right",
              right ? TestResult.Status.PASSED : TestResult.Status.FAILED,
              right ? "" : "it says something else");
      return evaluation(
          right ? Outcome.PASSED : Outcome.FAILED, right ? "" : "it says otherwise", List.of(test));
    } finally {
      atOnce.decrementAndGet();
    }
  }

  private static Evaluation evaluation(Outcome outcome, String reason, List<TestResult> tests) {
    return new Evaluation(
        outcome, reason, tests, List.of(), Duration.ZERO, OptionalLong.empty(), Map.of());
  }
}
