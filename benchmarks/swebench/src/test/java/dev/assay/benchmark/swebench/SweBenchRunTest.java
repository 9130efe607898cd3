package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.benchmark.swebench.InstanceResult.Verdict;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.sandbox.SandboxRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SweBenchRunTest {
  @TempDir Path folder;

  private final SandboxRunner runner = new SandboxRunner();

  @BeforeEach
  void needsASandbox() {
    Assumptions.assumeTrue(runner.availability() instanceof RunnerAvailability.Ready);
  }

  @Test
  void writesReportAndSummaryAndJudgesAnotherPatchAnew() throws Exception {
    Instance instance = SmallRepository.at(folder).instance();
    assertThat(carryOut(instance, SmallRepository.FIX))
        .extracting(InstanceResult::verdict, InstanceResult::reused)
        .containsExactly(tuple(Verdict.RESOLVED, false));
    assertThat(carryOut(instance, SmallRepository.FIX))
        .extracting(InstanceResult::verdict, InstanceResult::reused)
        .containsExactly(tuple(Verdict.RESOLVED, true));
    assertThat(carryOut(instance, SmallRepository.FIX.replace("=42", "=43")))
        .extracting(InstanceResult::verdict, InstanceResult::reused)
        .containsExactly(tuple(Verdict.UNRESOLVED, false));
    Path logs = folder.resolve("out/logs/run_evaluation/r/org__m").resolve(instance.id());
    assertThat(logs.resolve("report.json")).content().contains("\"resolved\" : false");
    assertThat(logs.resolve("patch.diff")).content().contains("=43");
    assertThat(logs.resolve("test_output.txt")).content().contains("FAILED answer - wrong");
    assertThat(folder.resolve("out/org__m.r.json"))
        .content()
        .contains("\"unresolved_instances\" : 1", "\"schema_version\" : 2");
  }

  @Test
  void triesAgainWhatFailedWithoutThePredictionsFault() throws Exception {
    SmallRepository repository = SmallRepository.at(folder);
    Path away = folder.resolve("away");
    Files.move(folder.resolve("some"), away);
    assertThat(carryOut(repository.instance(), SmallRepository.FIX))
        .singleElement()
        .satisfies(result -> {
          assertThat(result.verdict()).isEqualTo(Verdict.INFRASTRUCTURE_ERROR);
          assertThat(result.detail()).contains("could not be fetched from");
        });
    assertThat(folder.resolve("out/org__m.r.json")).content().contains("\"error_instances\" : 1");
    Files.move(away, folder.resolve("some"));
    assertThat(carryOut(repository.instance(), SmallRepository.FIX))
        .extracting(InstanceResult::verdict)
        .containsExactly(Verdict.RESOLVED);
  }

  @Test
  void triesAgainWhatTheLogSaysTheEnvironmentFailedAt() throws Exception {
    Instance instance = SmallRepository.at(folder).instance("echo Killed\n");
    InstanceResult failed = without(instance, Verdict.INFRASTRUCTURE_ERROR, "out_of_memory");
    assertThat(carryOut(instance, SmallRepository.FIX)).containsExactly(failed);
    assertThat(carryOut(instance, SmallRepository.FIX)).containsExactly(failed);
    assertThat(folder.resolve("out/org__m.r.json"))
        .content()
        .contains("\"infra_failure_instances\" : 1");
  }

  @Test
  void runsNothingForAnEmptyPatch() throws Exception {
    Instance instance = SmallRepository.at(folder).instance();
    assertThat(carryOut(instance, "")).containsExactly(without(instance, Verdict.EMPTY_PATCH, ""));
    assertThat(folder.resolve("out/org__m.r.json"))
        .content()
        .contains("\"empty_patch_instances\" : 1");
  }

  private static InstanceResult without(Instance instance, Verdict verdict, String detail) {
    return new InstanceResult(instance.id(), verdict, TrustedVerdict.NOT_RESOLVED, detail, false);
  }

  private List<InstanceResult> carryOut(Instance instance, String patch) throws Exception {
    List<InstanceResult> results = new ArrayList<>();
    new SweBenchRun(
            List.of(instance),
            Map.of(instance.id(), new Prediction(instance.id(), "org/m", Optional.of(patch))),
            "org/m",
            new NativeEvaluation(
                runner,
                new RepositoryCache(folder.resolve("cache"), folder + "/{owner}/{name}"),
                new GivenEnvironment(NativeEnvironment.NONE),
                NativeEvaluation.DEFAULT_TIME_LIMIT),
            Files.createDirectories(folder.resolve("out")),
            "r")
        .carryOut(2, results::add);
    return results;
  }
}
