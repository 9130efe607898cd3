package dev.assay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SummaryFilesTest {
  @TempDir Path folder;

  @Test
  void writesTheRunItsLatestAndOnePerTask() throws Exception {
    RunSummary summary =
        new LabFixture(folder, "one", "two").run(WordParticipant.saying("model", "right"));

    SummaryFiles.write(folder, summary);

    JsonNode run =
        JsonMapper.shared()
            .readTree(Files.readString(folder.resolve(summary.runId()).resolve("summary.json")));
    assertThat(run.get("run_id").stringValue()).isEqualTo(summary.runId());
    assertThat(run.at("/models/0/accuracy/low").doubleValue()).isBetween(0.0, 1.0);
    assertThat(run.at("/models/0/pass_at_k/1/value").doubleValue()).isEqualTo(1);
    assertThat(run.at("/attempts/1/outcome").stringValue()).isEqualTo("PASSED");
    assertThat(run.at("/attempts/1/usage/prompt").longValue()).isEqualTo(10);
    assertThat(folder.resolve("latest_summary.json"))
        .hasSameTextualContentAs(folder.resolve(summary.runId()).resolve("summary.json"));
    JsonNode task =
        JsonMapper.shared().readTree(Files.readString(folder.resolve("two_latest.json")));
    assertThat(task.get("attempts")).hasSize(1);
  }

  @Test
  void leavesNoDraftBehind() throws Exception {
    RunSummary summary =
        new LabFixture(folder, "one").run(WordParticipant.saying("model", "right"));
    SummaryFiles.write(folder, summary);
    SummaryFiles.write(folder, summary);

    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .noneMatch(name -> name.startsWith(".draft"));
    }
  }
}
