package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.benchmark.Evaluation;
import dev.assay.benchmark.swebench.TrustedVerdict.Finding;
import dev.assay.benchmark.testlog.LogReading;
import dev.assay.benchmark.testlog.LoggedStatus;
import dev.assay.protocol.Outcome;
import dev.assay.runner.sandbox.SandboxRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JudgedInstanceTest {
  @TempDir Path folder;

  @Test
  void passesOnlyWhereBothVerdictsAgree() throws Exception {
    assertThat(judged(Finding.RESOLVED).outcome()).isEqualTo(Outcome.PASSED);
    for (Finding finding : List.of(Finding.UNRESOLVED, Finding.UNVERIFIED)) {
      Evaluation evaluation = judged(finding);
      assertThat(evaluation.outcome()).as(finding.name()).isEqualTo(Outcome.INVALID);
      assertThat(evaluation.reason()).contains("officially resolved", "setup.cfg says so");
    }
  }

  private Evaluation judged(Finding finding) throws Exception {
    Instance instance = new InstanceBuilder().build();
    InstanceReport official =
        InstanceReport.of(
            instance,
            new Prediction(instance.id(), "m", Optional.of("a patch")),
            new LogReading(Map.of("a", LoggedStatus.PASSED), true, Optional.empty()));
    assertThat(official.resolved()).isTrue();
    List<String> reasons = finding == Finding.RESOLVED ? List.of() : List.of("setup.cfg says so");
    return new JudgedInstance(
            instance,
            new Judgement(official, new TrustedVerdict(finding, reasons)),
            Files.writeString(folder.resolve("log.txt"), ""))
        .evaluation(new ObservedRunner(new SandboxRunner()));
  }
}
