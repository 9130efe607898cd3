package dev.assay.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerAvailability.Missing;
import dev.assay.runner.RunnerException;
import dev.assay.runner.Runners;
import dev.assay.runner.SessionSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said where there is no engine.
class DockerRunnerTest {
  @TempDir Path folder;

  private DockerRunner runner() {
    return new DockerRunner(
        Map.of("DOCKER_HOST", "unix://" + folder.resolve("no.sock")), "some/image");
  }

  @Test
  void isFoundByItsName() throws Exception {
    assertThat(Runners.installed().named("docker")).isInstanceOf(DockerRunner.class);
  }

  @Test
  void anEngineThatDoesNotAnswerIsNamedWithAWayOut() {
    assertThat(runner().availability())
        .isInstanceOfSatisfying(
            Missing.class,
            missing -> {
              assertThat(missing.missing()).contains("no.sock");
              assertThat(missing.remedy()).contains("DOCKER_HOST", "start-docker.sh");
            });
    assertThat(runner().means()).isEmpty();
  }

  @Test
  void anEngineOfAnUnknownKindIsMissing() {
    assertThat(new DockerRunner(Map.of("DOCKER_HOST", "ssh://there"), "image").availability())
        .isInstanceOfSatisfying(
            Missing.class, missing -> assertThat(missing.remedy()).contains("ssh://there"));
  }

  @Test
  void aSessionSaysWhatKeptItFromOpening() {
    assertThatThrownBy(() -> runner().open(spec(new NetworkPolicy.Disabled())))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("docker-test")
        .hasMessageContaining("no.sock");
  }

  @Test
  void aListOfHostsIsRefused() {
    assertThatThrownBy(() -> runner().open(spec(new NetworkPolicy.AllowList(List.of("a.example")))))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("a.example");
  }

  private SessionSpec spec(NetworkPolicy network) {
    return new SessionSpec(
        "docker-test", folder, Map.of(), Limits.ofWallTime(Duration.ofSeconds(1)), network);
  }
}
