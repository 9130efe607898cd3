package dev.assay.runner.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.conformance.LeftOvers;
import dev.assay.runner.conformance.Workbench;
import java.io.BufferedReader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The lab's own processes and those of sessions do not get mixed up.
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class LabProcessesTest {
  private static final String DAEMONS =
      "for i in 1 2 3 4 5; do setsid sh -c 'sleep 600 & sleep 600' $1 >&- 2>&- & done; sleep 0.01";

  @TempDir Path folder;

  @Test
  void theLabsOwnChildrenKeepTheirLivesAndTheirExitStatus() throws Exception {
    Process bystander = new ProcessBuilder("sleep", "600").start();
    Process leader = new ProcessBuilder("setsid", "sleep", "600").start();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> statuses = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String status = String.valueOf(i);
        statuses.add(
            threads.submit(
                () -> new ProcessBuilder("sh", "-c", "exit " + status).start().waitFor()));
      }
      for (int i = 0; i < 4; i++) {
        runAndClose(folder, DAEMONS);
      }
      for (int i = 0; i < statuses.size(); i++) {
        assertThat(statuses.get(i).get()).isEqualTo(i);
      }
      assertThat(bystander.isAlive()).isTrue();
      assertThat(leader.isAlive()).isTrue();
    } finally {
      bystander.destroyForcibly();
      leader.destroyForcibly();
    }
  }

  @Test
  void theDeadDoNotFillTheProcessTable() throws Exception {
    // Daemons that end by themselves: nobody but the lab can reap them.
    runAndClose(folder, "for i in 1 2 3 4 5; do (setsid sh -c true &) ; done; sleep 0.1");
    long lab = ProcessHandle.current().pid();
    Workbench.await(() -> zombies(lab) == 0);
  }

  @Test
  void neitherDoThoseThatTheLabsOwnProgramsLeave() throws Exception {
    new ProcessBuilder("sh", "-c", "sleep 0.01 &").start().waitFor();
    runAndClose(folder, "true");
    long lab = ProcessHandle.current().pid();
    Workbench.await(() -> zombies(lab) == 0);
  }

  private static long zombies(long parent) {
    return ProcessTable.numbers().stream()
        .flatMap(number -> ProcessEntry.read(number).stream())
        .filter(process -> process.parent() == parent && process.ended())
        .count();
  }

  @Test
  void noDescriptorStaysOpen() throws Exception {
    Set<String> before = descriptors();
    for (int i = 0; i < 10; i++) {
      runAndClose(folder, "sleep 600 & echo " + i);
    }
    try (RunnerSession session = open(folder)) {
      Path output = folder.resolve("output");
      session.execute(new Command(List.of("./missing"), "", Map.of(), output, output));
    }
    Workbench.await(() -> before.containsAll(descriptors()));
  }

  /// The pipes and processes that this process has open.
  private static Set<String> descriptors() throws Exception {
    Set<String> targets = new HashSet<>();
    try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path descriptor : open) {
        String target = Files.readSymbolicLink(descriptor).toString();
        if (target.startsWith("pipe:") || target.contains("[pidfd]")) {
          targets.add(descriptor.getFileName() + " " + target);
        }
      }
    } catch (NoSuchFileException e) {
      // One was closed in between.
      return descriptors();
    }
    return targets;
  }

  @Test
  void aLabThatIsEndedFromOutsideLeavesNothing() throws Exception {
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
    String temporary;
    try (BufferedReader output = lab.inputReader()) {
      temporary = output.readLine();
    }
    assertThat(Path.of(temporary)).as(temporary).isDirectory();
    assertThat(LeftOvers.ofThisMachine().of("endless-daemon")).isNotEmpty();
    lab.destroy();
    lab.waitFor();
    assertThat(LeftOvers.ofThisMachine().of("endless-daemon")).isEmpty();
    assertThat(Path.of(temporary)).doesNotExist();
  }

  /// A lab whose session is never closed.
  static final class EndlessLab {
    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      RunnerSession session = open(folder);
      ExecutionResult result =
          run(session, folder, "(setsid sh -c 'sleep 600' endless-daemon &); echo $TMPDIR");
      System.out.println(
          result.succeeded() ? Files.readString(folder.resolve("output")).strip() : result);
      run(session, folder, "sleep 600");
    }
  }

  private static void runAndClose(Path folder, String script) throws Exception {
    try (RunnerSession session = open(folder)) {
      assertThat(run(session, folder, script).succeeded()).isTrue();
    }
  }

  private static RunnerSession open(Path folder) throws Exception {
    return new ProcessRunner()
        .open(
            new SessionSpec(
                "lab",
                Files.createDirectories(folder.resolve("workspace")),
                Map.of(),
                Limits.ofWallTime(Duration.ofSeconds(60)),
                new NetworkPolicy.Unrestricted()));
  }

  private static ExecutionResult run(RunnerSession session, Path folder, String script)
      throws Exception {
    return session.execute(
        new Command(
            List.of("sh", "-c", script),
            "",
            Map.of(),
            folder.resolve("output"),
            folder.resolve("error")));
  }
}
