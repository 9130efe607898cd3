package dev.assay.runner.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.Runners;
import dev.assay.runner.SessionSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRunnerTest {
  @TempDir Path folder;

  @Test
  void isFoundByNameAndRunsACommand() throws Exception {
    Path workspace = Files.createDirectory(folder.resolve("workspace"));
    SessionSpec spec =
        new SessionSpec(
            "test",
            workspace,
            Map.of("A", "1"),
            Limits.ofWallTime(Duration.ofSeconds(10)),
            new NetworkPolicy.Unrestricted());
    try (RunnerSession session = Runners.installed().named("process").open(spec)) {
      ExecutionResult result =
          session.execute(
              new Command(
                  List.of("sh", "-c", "echo $A $B; echo problem >&2; exit 3"),
                  "",
                  Map.of("B", "2"),
                  folder.resolve("out"),
                  folder.resolve("err")));
      assertThat(result.termination()).isEqualTo(new Termination.Exited(3));
      assertThat(folder.resolve("out")).hasContent("1 2");
      assertThat(folder.resolve("err")).hasContent("problem");
    }
  }
}
