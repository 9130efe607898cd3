package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.assay.benchmark.AttemptFiles;
import dev.assay.benchmark.Evaluation;
import dev.assay.benchmark.EvaluationContext;
import dev.assay.benchmark.TestResult;
import dev.assay.benchmark.cache.DiskBudget;
import dev.assay.patch.FileChange;
import dev.assay.patch.Patch;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.AttemptResult;
import dev.assay.protocol.Outcome;
import dev.assay.protocol.RunId;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.RunSettings;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.RunnerException;
import dev.assay.runner.sandbox.SandboxRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SweBenchBenchmarkTest {
  private static final RunId RUN = new RunId("run_20260102T030405Z_k3x9q");
  private static final String MODEL = "org/m";

  @TempDir Path folder;

  private final SandboxRunner runner = new SandboxRunner();

  @BeforeEach
  void needsASandbox() {
    Assumptions.assumeTrue(runner.availability() instanceof RunnerAvailability.Ready);
  }

  @Test
  void writesTheOfficialFilesIntoTheRunsFolder() throws Exception {
    SweBenchTask task = task();
    Evaluation evaluation = evaluate(task, SmallRepository.FIX);
    assertThat(evaluation.tests())
        .extracting(TestResult::id, TestResult::status)
        .containsExactly(
            tuple("answer", TestResult.Status.PASSED), tuple("place", TestResult.Status.PASSED));
    assertThat(evaluation.isolation()).containsEntry("runner", "sandbox").containsKey("network");
    assertThat(evaluation.commandTime()).isPositive();

    Path logs = folder.resolve("run/logs/run_evaluation/" + RUN + "/org__m/some__thing-1");
    assertThat(logs.resolve("report.json")).content().contains("\"resolved\" : true");
    assertThat(logs.resolve("patch.diff")).hasContent(SmallRepository.FIX);
    assertThat(logs.resolve("integrity.json")).exists();
    assertThat(folder.resolve("out.log")).hasSameTextualContentAs(logs.resolve("test_output.txt"));
  }

  @Test
  void aWrongPatchFailsAndNamesItsTests() throws Exception {
    Evaluation evaluation = evaluate(task(), SmallRepository.FIX.replace("=42", "=43"));
    assertThat(evaluation.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(evaluation.reason()).isEqualTo("1 of 2 tests failed: answer");
  }

  @Test
  void aPatchThatFitsOnlyNearlyGoesInByTheOfficialSequence() throws Exception {
    String fuzzy =
        SmallRepository.FIX.replace("# The answer.", "# Another answer.").replace("\n", "\r\n");
    Evaluation evaluation = evaluate(task(), fuzzy.replace("\r\n", "\n"));
    assertThat(evaluation.tests())
        .extracting(TestResult::status)
        .containsOnly(TestResult.Status.PASSED);
    assertThat(evaluate(task(), "this is no diff\n").outcome()).isEqualTo(Outcome.PATCH_REJECTED);
    assertThat(evaluate(task(), "\n").outcome()).isEqualTo(Outcome.NO_PATCH);
  }

  @Test
  void aFileThatAReplyWritesAsAWholeIsADiffToGit() throws Exception {
    String text = "# The answer.\nanswer=42\n# That was it.\n";
    Patch whole = new Patch(List.of(new FileChange.Write("answer.sh", text)));
    Evaluation evaluation = benchmark().evaluate(task(), whole, context());
    assertThat(evaluation.tests())
        .as(evaluation.reason())
        .extracting(TestResult::status)
        .containsOnly(TestResult.Status.PASSED);
    Patch removed = new Patch(List.of(new FileChange.Delete("answer.sh")));
    assertThat(benchmark().evaluate(task(), removed, context()).outcome())
        .isEqualTo(Outcome.FAILED);
  }

  @Test
  void aRepositoryThatCannotBeHadIsNoFaultOfThePatch() throws Exception {
    SweBenchTask task = task();
    Files.move(folder.resolve("some"), folder.resolve("away"));
    assertThatThrownBy(() -> evaluate(task, SmallRepository.FIX))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("could not be fetched");
    Patch reply = new Patch(List.of(new FileChange.Write("answer.sh", "answer=42\n")));
    assertThatThrownBy(() -> benchmark().evaluate(task, reply, context()))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("could not be fetched");
  }

  @Test
  void whatTheLogSaysTheMachineFailedAtIsNoFaultOfThePatch() throws Exception {
    SmallRepository repository = SmallRepository.at(folder);
    SweBenchTask task = task(repository.instance("echo Killed\n"));
    assertThatThrownBy(() -> evaluate(task, SmallRepository.FIX))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("out_of_memory");
  }

  @Test
  void summarizesEachModelAsOfficialToolsDo() throws Exception {
    SweBenchTask task = task();
    var _ = evaluate(task, SmallRepository.FIX);
    RunPlan plan =
        new RunPlan(
            "swe-bench",
            List.of(
                new RunPlan.PlannedTask(task.id(), "unknown", task.digest()),
                new RunPlan.PlannedTask("some__thing-2", "unknown", "")),
            List.of(MODEL, "other"),
            settings());
    benchmark()
        .summarize(
            RUN,
            folder.resolve("run"),
            plan,
            Map.of(
                attempt(),
                AttemptResult.withoutTests(Outcome.PASSED, ""),
                new AttemptId(task.id(), "other", 0),
                AttemptResult.withoutTests(Outcome.NO_PATCH, "")));
    assertThat(folder.resolve("run/org__m." + RUN + ".json"))
        .content()
        .contains(
            "\"total_instances\" : 2",
            "\"submitted_instances\" : 1",
            "\"resolved_instances\" : 1",
            "\"schema_version\" : 2");
    assertThat(folder.resolve("run/other." + RUN + ".json"))
        .content()
        .contains("\"empty_patch_instances\" : 1", "\"resolved_instances\" : 0");
  }

  private static AttemptId attempt() {
    return new AttemptId("some__thing-1", MODEL, 0);
  }

  private static RunSettings settings() {
    return new RunSettings(
        1,
        OptionalDouble.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        false,
        false,
        "sandbox",
        OptionalDouble.empty(),
        OptionalLong.empty(),
        "/nowhere",
        Map.of(),
        List.of());
  }

  private Evaluation evaluate(SweBenchTask task, String diff) throws Exception {
    return benchmark().evaluateDiff(task, diff, context());
  }

  private EvaluationContext context() throws Exception {
    return new EvaluationContext(
        runner,
        Files.createTempDirectory(folder, "scratch-"),
        folder.resolve("out.log"),
        folder.resolve("err.log"),
        false,
        false,
        Optional.of(
            new AttemptFiles(RUN, Files.createDirectories(folder.resolve("run")), attempt())));
  }

  private SweBenchBenchmark benchmark() {
    return new SweBenchBenchmark(
        folder.resolve("cache"),
        folder + "/{owner}/{name}",
        Duration.ofMinutes(2),
        DiskBudget.UNBOUNDED,
        NativeEnvironment.NONE);
  }

  private SweBenchTask task() throws Exception {
    return task(
        Files.exists(folder.resolve("some"))
            ? new SmallRepository(
                    folder.resolve("some/thing"),
                    Git.run(folder.resolve("some/thing"), "rev-parse", "HEAD~1"),
                    "")
                .instance()
            : SmallRepository.at(folder).instance());
  }

  private SweBenchTask task(Instance instance) {
    return new SweBenchTask(
        instance,
        new RepositoryCache(
            folder.resolve("cache").resolve("repositories"), folder + "/{owner}/{name}"));
  }
}
