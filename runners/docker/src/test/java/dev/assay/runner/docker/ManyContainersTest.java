package dev.assay.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.LeftOver;
import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.TemporaryFolders;
import dev.assay.runner.conformance.LeftOvers;
import dev.assay.runner.conformance.MachineState;
import dev.assay.runner.conformance.Workbench;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Many sessions leave nothing with the engine nor on the machine, whoever kills their containers
/// or their lab.
@Tag("slow")
@ExtendWith(TestEngine.class)
@Isolated("it counts what the engine has")
@Timeout(600)
class ManyContainersTest {
  private static final int SESSIONS = 100;
  private static final int KILLED_CONTAINERS = 10;
  private static final int SESSIONS_OF_A_KILLED_LAB = 10;
  private static final int AT_ONCE = 3;
  private static final String MARK = "many-containers";

  private static final Limits LIMITS =
      new Limits(
          OptionalLong.of(64 << 20),
          OptionalDouble.of(0.5),
          OptionalLong.of(4 << 20),
          OptionalInt.of(32),
          Duration.ofMinutes(5),
          Limits.DEFAULT_OUTPUT_BYTES);

  @TempDir Path folder;

  /// What the engine holds for whomever that is ours.
  private record Holdings(List<String> containers, List<String> volumes, List<String> networks) {
    static Holdings now() throws Exception {
      String ours = "--filter=label=" + ContainerOwner.LABEL;
      return new Holdings(
          lines("docker", "ps", "--all", "--quiet", ours),
          lines("docker", "volume", "ls", "--quiet", ours),
          lines("docker", "network", "ls", "--quiet"));
    }

    private static List<String> lines(String... command) throws Exception {
      return TestEngine.said(command).lines().sorted().toList();
    }
  }

  private static RunnerSession open(Path folder, String label) throws Exception {
    return TestEngine.runner()
        .open(
            new SessionSpec(
                label,
                Files.createDirectories(folder.resolve("workspace-" + label)),
                Map.of(),
                LIMITS,
                new NetworkPolicy.Disabled()));
  }

  private static ExecutionResult run(Path folder, String label, RunnerSession session, String lines)
      throws Exception {
    Path output = folder.resolve("output-" + label);
    return session.execute(
        new Command(List.of("sh", "-c", lines, MARK), "", Map.of(), output, output));
  }

  private Void use(int number) throws Exception {
    String label = MARK + "-" + number;
    try (RunnerSession session = open(folder, label)) {
      assertThat(run(folder, label, session, "sleep 600 >&- 2>&- & echo x > x").succeeded())
          .isTrue();
    }
    return null;
  }

  private Void useAContainerThatIsKilled(int number) throws Exception {
    String label = MARK + "-killed-" + number;
    try (RunnerSession session = open(folder, label)) {
      FutureTask<ExecutionResult> running =
          new FutureTask<>(() -> run(folder, label, session, "echo begun; sleep 600; :"));
      Thread.startVirtualThread(running);
      Path output = folder.resolve("output-" + label);
      Workbench.await(() -> Files.exists(output) && Files.size(output) > 0);
      TestEngine.said(
          "docker",
          "kill",
          TestEngine.said("docker", "ps", "--quiet", "--filter=label=dev.assay.session=" + label));
      assertThat(running.get().termination()).isInstanceOf(Termination.InfrastructureFailure.class);
    }
    return null;
  }

  /// A lab in the middle of several sessions.
  static final class EndlessLab {
    private EndlessLab() {}

    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      for (int i = 0; i < SESSIONS_OF_A_KILLED_LAB; i++) {
        String label = MARK + "-of-a-lab-" + i;
        RunnerSession session = open(folder, label);
        Thread.ofPlatform()
            .start(() -> {
              try {
                run(folder, label, session, "echo begun; sleep 600; :");
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
        Path output = folder.resolve("output-" + label);
        Workbench.await(() -> Files.exists(output) && Files.size(output) > 0);
      }
      System.out.println(TemporaryFolders.create("lab").getParent());
    }
  }

  /// @return its folder for temporary files
  private Path useALabThatIsKilled() throws Exception {
    Process lab =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EndlessLab.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said = lab.inputReader()) {
      Path temporary = Path.of(said.readLine());
      assertThat(temporary).isDirectory();
      return temporary;
    } finally {
      lab.destroyForcibly().waitFor();
    }
  }

  @AfterEach
  void removeLeftOvers() throws Exception {
    for (LeftOver each : TestEngine.runner().leftOvers()) {
      each.remove();
    }
  }

  @Test
  void nothingIsLeftOfAHundredSessions() throws Exception {
    Holdings before = Holdings.now();
    MachineState machineBefore = MachineState.now();
    Path temporary = useALabThatIsKilled();
    assertThat(LeftOvers.ofThisMachine().of(MARK)).isNotEmpty();

    List<Callable<Void>> uses = new ArrayList<>();
    for (int i = 0; i < SESSIONS - SESSIONS_OF_A_KILLED_LAB; i++) {
      int number = i;
      uses.add(() -> number < KILLED_CONTAINERS ? useAContainerThatIsKilled(number) : use(number));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Future<Void> use : threads.invokeAll(uses)) {
        use.get();
      }
    }
    assertThat(TestEngine.runner().leftOvers())
        .hasSizeGreaterThanOrEqualTo(2 * SESSIONS_OF_A_KILLED_LAB);
    removeLeftOvers();

    assertThat(LeftOvers.ofThisMachine().of(MARK)).isEmpty();
    assertThat(Holdings.now()).isEqualTo(before);
    assertThat(MachineState.now().since(machineBefore)).isEmpty();
    assertThat(temporary).doesNotExist();
  }
}
