package dev.assay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.benchmark.AttemptFiles;
import dev.assay.benchmark.Benchmark;
import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.Evaluation;
import dev.assay.benchmark.EvaluationContext;
import dev.assay.benchmark.Task;
import dev.assay.participant.AttemptContext;
import dev.assay.participant.Participant;
import dev.assay.participant.Submission;
import dev.assay.patch.Patch;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.AttemptResult;
import dev.assay.protocol.Outcome;
import dev.assay.protocol.RunId;
import dev.assay.protocol.RunPlan;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Diffs that a program made go to the benchmark as they stand.
final class WrittenDiffTest {
  private static final String ODD = "diff --git a/x b/x\r\n--- a/x\r\nGIT binary patch\r\n";

  @TempDir Path folder;

  @Test
  void aBenchmarkWithToolsOfItsOwnGetsTheDiffToTheLetter() throws Exception {
    LetterBenchmark benchmark = new LetterBenchmark();

    RunSummary summary = run(benchmark, ODD);

    assertThat(benchmark.seen).containsExactly(ODD);
    assertThat(summary.outcomes()).containsExactly(Map.entry(Outcome.PASSED, 1));
    Path attempt = folder.resolve(summary.runId()).resolve("one__writer__sample00");
    assertThat(Files.readString(attempt.resolve("patch.diff"))).isEqualTo(ODD);
  }

  @Test
  void anOtherBenchmarkTakesWhatIsNoDiffForNoPatch() throws Exception {
    assertThat(run(new WordBenchmark(), ODD).outcomes())
        .containsExactly(Map.entry(Outcome.NO_PATCH, 1));
    assertThat(run(new WordBenchmark(), WordTask.diff("right")).outcomes())
        .containsExactly(Map.entry(Outcome.PASSED, 1));
  }

  @Test
  void whatACrashLeftUnjudgedIsJudgedToTheLetterToo() throws Exception {
    LetterBenchmark benchmark = new LetterBenchmark();
    benchmark.broken = true;
    Writer writer = new Writer(ODD);
    LabFixture lab = new LabFixture(folder, "one");

    RunId id;
    try (Lab opened = Lab.open(folder, "test");
        LabRun run =
            opened.plan(
                lab.plan(writer), bench(benchmark, lab, writer), lab.concurrency, silent())) {
      RunEnd _ = run.execute();
      id = run.id();
    }
    benchmark.broken = false;
    try (Lab opened = Lab.open(folder, "test");
        LabRun run =
            opened.resume(
                id,
                lab.plan(writer),
                false,
                bench(benchmark, lab, writer),
                lab.concurrency,
                silent())) {
      RunEnd _ = run.execute();
    }

    assertThat(writer.asked).hasValue(1);
    assertThat(benchmark.seen).containsExactly(ODD, ODD);
  }

  @Test
  void theBenchmarkIsToldWhereTheRunsFilesAreAndWhatItCameTo() throws Exception {
    LetterBenchmark benchmark = new LetterBenchmark();

    RunSummary summary = run(benchmark, ODD);

    Path run = folder.resolve(summary.runId());
    AttemptId attempt = new AttemptId("one", "writer", 0);
    assertThat(benchmark.files)
        .containsExactly(new AttemptFiles(new RunId(summary.runId()), run, attempt));
    assertThat(run.resolve("letters.txt")).hasContent("one · writer · sample 0: PASSED");
  }

  private RunSummary run(Benchmark benchmark, String diff) throws Exception {
    LabFixture lab = new LabFixture(folder, "one");
    Writer writer = new Writer(diff);
    try (Lab opened = Lab.open(folder, "test");
        LabRun run =
            opened.plan(
                lab.plan(writer), bench(benchmark, lab, writer), lab.concurrency, silent())) {
      RunEnd _ = run.execute();
      return lab.summary(run.id());
    }
  }

  private static RunObserver silent() {
    return RunObserver.none();
  }

  private static Workbench bench(Benchmark benchmark, LabFixture lab, Participant participant) {
    return new Workbench(
        benchmark, lab.tasks, List.of(participant), new NoRunner(), _ -> List.of());
  }

  /// Hands in a diff as a program would.
  private static final class Writer implements Participant {
    final AtomicInteger asked = new AtomicInteger();
    private final String diff;

    Writer(String diff) {
      this.diff = diff;
    }

    @Override
    public String name() {
      return "writer";
    }

    @Override
    public boolean remote() {
      return false;
    }

    @Override
    public Submission attempt(Task task, AttemptContext context) {
      asked.incrementAndGet();
      return Submission.free(new Submission.Content.Diff(diff), Duration.ZERO);
    }

    @Override
    public String prompt(Task task, AttemptContext context) {
      return "";
    }
  }

  /// Passes whatever is written to it, and writes down what came of a run.
  private static final class LetterBenchmark implements Benchmark {
    final List<String> seen = new ArrayList<>();
    final List<AttemptFiles> files = new ArrayList<>();
    boolean broken;

    @Override
    public String name() {
      return "letters";
    }

    @Override
    public List<Task> loadTasks(BenchmarkConfig config) {
      return List.of();
    }

    @Override
    public Evaluation evaluate(Task task, Patch patch, EvaluationContext context) {
      throw new AssertionError("nobody replied");
    }

    @Override
    public Evaluation evaluateDiff(Task task, String diff, EvaluationContext context)
        throws RunnerException {
      seen.add(diff);
      files.add(context.files().orElseThrow());
      if (broken) {
        throw new RunnerException("the machine failed");
      }
      return Evaluation.withoutTests(Outcome.PASSED, "");
    }

    @Override
    public void summarize(RunId run, Path folder, RunPlan plan, Map<AttemptId, AttemptResult> ends)
        throws IOException {
      StringBuilder text = new StringBuilder();
      ends.forEach((attempt, end) -> text.append(attempt).append(": ").append(end.outcome()));
      Files.writeString(folder.resolve("letters.txt"), text);
    }
  }
}
