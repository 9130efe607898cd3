package dev.assay.runner.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.runner.IsolationLevel;
import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.RunnerCapabilities.Limit;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.Runners;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.TaskRunner;
import dev.assay.runner.TemporaryFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProcessRunnerTest {
  private static final Limits LIMITS = Limits.ofWallTime(Duration.ofSeconds(10));
  private static final NetworkPolicy UNRESTRICTED = new NetworkPolicy.Unrestricted();

  @TempDir Path folder;

  private final TaskRunner runner = new ProcessRunner();

  private SessionSpec spec(Path workspace, Limits limits, NetworkPolicy network) {
    return new SessionSpec("label", workspace, Map.of(), limits, network);
  }

  @Test
  void isInstalledUnderItsName() throws Exception {
    assertThat(Runners.installed().named("process")).isInstanceOf(ProcessRunner.class);
  }

  @Test
  void saysWhatItIs() {
    assertThat(runner.availability()).isEqualTo(new RunnerAvailability.Ready());
    assertThat(runner.capabilities().isolation()).isEqualTo(IsolationLevel.PROCESS);
    assertThat(runner.capabilities().enforcedLimits())
        .containsExactlyInAnyOrder(Limit.WALL_TIME, Limit.OUTPUT);
  }

  @Test
  void theTemporaryFolderIsCalledAfterItsSession() throws Exception {
    SessionSpec named =
        new SessionSpec("conformance-0123456789ab", folder, Map.of(), LIMITS, UNRESTRICTED);
    Path beside = TemporaryFolders.create("beside");
    try (RunnerSession _ = runner.open(named);
        Stream<Path> all = Files.list(beside.resolveSibling("."))) {
      assertThat(all.map(path -> path.getFileName().toString()))
          .anyMatch(name -> name.startsWith(named.label()));
    } finally {
      Files.delete(beside);
    }
  }

  @Test
  void aSessionThatCannotBeOpenedLeavesNoConfinementAndNoFolder() throws Exception {
    Path workspace = Files.createDirectory(folder.resolve("workspace"));
    List<Path> folders = new ArrayList<>();
    AtomicInteger closed = new AtomicInteger();
    assertThatThrownBy(() ->
            LocalSessions.open(
                spec(workspace, LIMITS, UNRESTRICTED),
                (_, _, own, _) -> {
                  folders.add(own);
                  Files.delete(workspace);
                  return new Confinement() {
                    @Override
                    public void close() {
                      closed.incrementAndGet();
                    }
                  };
                }))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("label");
    assertThat(closed).hasValue(1);
    assertThat(folders).singleElement().satisfies(each -> assertThat(each).doesNotExist());
  }

  static Stream<NetworkPolicy> policiesThatNeedIsolation() {
    return Stream.of(
        new NetworkPolicy.Disabled(),
        new NetworkPolicy.LocalOnly(),
        new NetworkPolicy.AllowList(List.of("example.org")));
  }

  @ParameterizedTest
  @MethodSource("policiesThatNeedIsolation")
  void refusesNetworkPoliciesThatItCannotEnforce(NetworkPolicy policy) {
    assertThatThrownBy(() -> runner.open(spec(folder, LIMITS, policy)))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining(policy.getClass().getSimpleName())
        .hasMessageContaining("label");
  }

  @Test
  void refusesAWorkspaceThatIsNoFolder() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    for (Path workspace : List.of(file, folder.resolve("missing"))) {
      assertThatThrownBy(() -> runner.open(spec(workspace, LIMITS, UNRESTRICTED)))
          .isInstanceOf(RunnerException.class)
          .hasMessageContaining(workspace.toString());
    }
  }

  @Test
  void namesTheLimitsThatItDoesNotEnforce() throws Exception {
    Limits all =
        new Limits(
            OptionalLong.of(1 << 30),
            OptionalDouble.of(1.5),
            OptionalLong.of(1 << 20),
            OptionalInt.of(10),
            Duration.ofMinutes(2),
            10_000);
    try (RunnerSession session = runner.open(spec(folder, all, UNRESTRICTED))) {
      assertThat(session.enforcement())
          .containsEntry("memory", "not enforced")
          .containsEntry("cpu", "not enforced")
          .containsEntry("disk", "not enforced")
          .containsEntry("processes", "not enforced")
          .containsEntry("wall-time", "PT2M")
          .containsEntry("output", "10000 bytes a stream")
          .containsEntry("isolation", "none")
          .containsEntry("network", "unrestricted");
    }
  }

  @Test
  void doesNotNameLimitsThatNobodyAskedFor() throws Exception {
    try (RunnerSession session = runner.open(spec(folder, LIMITS, UNRESTRICTED))) {
      assertThat(session.enforcement()).doesNotContainKeys("memory", "cpu", "disk", "processes");
    }
  }
}
