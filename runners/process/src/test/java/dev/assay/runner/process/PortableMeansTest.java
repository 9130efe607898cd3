package dev.assay.runner.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.ExecutionResult.CapturedOutput;
import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.conformance.CommandConformance;
import dev.assay.runner.conformance.CopyInConformance;
import dev.assay.runner.conformance.EnvironmentConformance;
import dev.assay.runner.conformance.LeftOvers;
import dev.assay.runner.conformance.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The parts of the contract that hold on every system, with Java's means alone.
@Timeout(120)
class PortableMeansTest implements CommandConformance, EnvironmentConformance, CopyInConformance {
  private static final LeftOvers PROCESSES = LeftOvers.ofThisMachine();

  @TempDir Path folder;
  private @Nullable Workbench workbench;

  @BeforeEach
  void setUp() {
    workbench =
        new Workbench(
            new ProcessRunner(() -> Means.PORTABLE),
            new NetworkPolicy.Unrestricted(),
            PROCESSES,
            folder);
  }

  @AfterEach
  void closeSessions() {
    workbench().close();
  }

  @Override
  public Workbench workbench() {
    return Objects.requireNonNull(workbench, "made before each test");
  }

  @Override
  public boolean tellsSignalsFromStatuses() {
    return false;
  }

  @Override
  @Disabled("as with the other means, and slow")
  public void thousandsOfFilesComeIn() {}

  @Test
  void aTimeLimitEndsACommandWithItsDescendants() throws Exception {
    Duration limit = Duration.ofSeconds(1);
    try (RunnerSession session = open(limit, 4096)) {
      ExecutionResult result = run(session, "sh -c 'sleep 600' $0-inner & sleep 600");
      assertThat(result.termination()).isEqualTo(new Termination.TimedOut(limit));
      assertThat(PROCESSES.of(folder.toString())).isEmpty();
    }
  }

  @Test
  void bothStreamsAreBounded() throws Exception {
    try (RunnerSession session = open(Duration.ofSeconds(60), 4096)) {
      ExecutionResult result =
          run(session, "head -c 3000000 /dev/zero; head -c 2000000 /dev/zero >&2");
      assertThat(result.standardOutput()).isEqualTo(new CapturedOutput(3_000_000, 4096));
      assertThat(result.standardError()).isEqualTo(new CapturedOutput(2_000_000, 4096));
      assertThat(Files.size(folder.resolve("output"))).isBetween(4096L, 4200L);
    }
  }

  @Test
  void aSurvivorDoesNotHoldTheCommand() throws Exception {
    try (RunnerSession session = open(Duration.ofSeconds(60), 4096)) {
      assertThat(run(session, "sh -c 'sleep 600' $0-inner & echo now").succeeded()).isTrue();
      assertThat(folder.resolve("output")).hasContent("now");
    }
  }

  private RunnerSession open(Duration wallTime, long outputBytes) throws Exception {
    Limits plain = Limits.ofWallTime(wallTime);
    Limits limits =
        new Limits(
            plain.memoryBytes(),
            plain.cpuCores(),
            plain.diskBytes(),
            plain.processes(),
            wallTime,
            outputBytes);
    Path workspace = Files.createDirectories(folder.resolve("own"));
    return new ProcessRunner(() -> Means.PORTABLE)
        .open(
            new SessionSpec(
                "portable", workspace, Map.of(), limits, new NetworkPolicy.Unrestricted()));
  }

  private ExecutionResult run(RunnerSession session, String script) throws Exception {
    return session.execute(
        new Command(
            List.of("sh", "-c", script, folder.toString()),
            "",
            Map.of(),
            folder.resolve("output"),
            folder.resolve("error")));
  }
}
