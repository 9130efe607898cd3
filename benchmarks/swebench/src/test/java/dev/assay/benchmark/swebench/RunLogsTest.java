package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.benchmark.testlog.InfrastructureSign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunLogsTest {
  @TempDir Path folder;

  @Test
  void isWhereOfficialToolsLook() throws IOException {
    assertThat(RunLogs.of(folder, "run", "org/model").file("a__b-1", RunLogs.REPORT))
        .isEqualTo(folder.resolve("logs/run_evaluation/run/org__model/a__b-1/report.json"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", ".."})
  void refusesAModelThatIsNoNameOfAFolder(String model) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> RunLogs.of(folder, "run", model))
        .withMessageContaining("cannot be the name of a folder");
  }

  @Test
  void sumsUpWhatBecameOfEachInstance() throws IOException {
    RunLogs logs = RunLogs.of(folder, "run", "m");
    report(logs, "good", true);
    report(logs, "bad", false);
    Files.createDirectories(logs.file("dead", ""));
    Files.writeString(logs.file("dead", RunLogs.TEST_OUTPUT), "Killed\n");
    RunSummary summary =
        RunSummary.of(
            List.of("good", "bad", "dead", "empty", "absent"),
            Map.of(
                "good", prediction("good", "diff"),
                "bad", prediction("bad", "diff"),
                "dead", prediction("dead", "diff"),
                "empty", prediction("empty", "")),
            logs);
    assertThat(summary.resolved()).containsExactly("good");
    assertThat(summary.unresolved()).containsExactly("bad");
    assertThat(summary.error()).containsExactly("dead");
    assertThat(summary.reasons())
        .containsExactly(Map.entry("dead", InfrastructureSign.OUT_OF_MEMORY));
    assertThat(summary.emptyPatch()).containsExactly("empty");
    assertThat(summary.incomplete()).containsExactly("absent");
    assertThat(summary.json()).contains("\"schema_version\" : 2");
  }

  private static void report(RunLogs logs, String id, boolean resolved) throws IOException {
    Files.createDirectories(logs.file(id, ""));
    Files.writeString(
        logs.file(id, RunLogs.REPORT),
        ReportJson.write(
            new InstanceReport(id, false, true, resolved, Optional.empty(), Optional.empty())));
  }

  private static Prediction prediction(String id, String patch) {
    return new Prediction(id, "m", Optional.of(patch));
  }
}
