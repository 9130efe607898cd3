package dev.assay.runner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.runner.ExecutionResult;
import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.LeftOver;
import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.conformance.LeftOvers;
import dev.assay.runner.conformance.MachineState;
import dev.assay.runner.conformance.Workbench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A long run leaves no more behind than a short one: nothing. Neither do commands that somebody
/// kills, nor labs, once what they have left has been removed.
@Tag("slow")
@Timeout(600)
class ManySessionsTest {
  private static final int SESSIONS = 1000;
  private static final int AT_ONCE = 8;
  private static final int KILLED_COMMANDS = 10;
  private static final int KILLED_LABS = 10;
  private static final long LAB = ProcessHandle.current().pid();

  private static final Limits LIMITS =
      new Limits(
          OptionalLong.of(256 << 20),
          OptionalDouble.of(1),
          OptionalLong.of(16 << 20),
          KernelProbe.here().groups().has(ControlGroupMounts.PIDS)
              ? OptionalInt.of(32)
              : OptionalInt.empty(),
          Duration.ofSeconds(60),
          Limits.DEFAULT_OUTPUT_BYTES);

  @TempDir Path folder;

  /// What this process has on the machine, beside memory.
  private record Holdings(
      List<String> children, List<String> mounts, List<String> groups, long descriptors) {
    static Holdings now() throws IOException {
      List<String> groups = new ArrayList<>();
      for (Path parent : KernelProbe.here().groups().byController().values()) {
        groups.addAll(names(parent).filter(each -> each.startsWith("assay-" + LAB + "-")).toList());
      }
      return new Holdings(
          ownChildren(),
          Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
              .filter(line -> line.contains("assay"))
              .toList(),
          groups,
          names(Path.of("/proc/self/fd")).count());
    }
  }

  private static List<String> ownChildren() {
    return ProcessHandle.current().descendants().map(ProcessHandle::toString).toList();
  }

  private static Stream<String> names(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(each -> each.getFileName().toString()).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Void useASession(int number) throws Exception {
    Path own = Files.createDirectories(folder.resolve("session-" + number));
    try (SandboxFixture sandbox = SandboxFixture.open(own, new NetworkPolicy.Disabled(), LIMITS)) {
      // One process stays in the background, and one calls itself a daemon.
      assertThat(
              sandbox.sh(
                  "sleep 600 & setsid sleep 600 & echo x > \"$TMPDIR/x\"; echo x > \"$HOME/x\"; echo done"))
          .isEqualTo("done\n");
    }
    return null;
  }

  /// A session whose command somebody kills from outside.
  private void useASessionWhoseCommandIsKilled(int number) throws Exception {
    Path own = Files.createDirectories(folder.resolve("session-" + number));
    String mark = "killed-command-" + number;
    try (SandboxFixture sandbox = SandboxFixture.open(own, new NetworkPolicy.Disabled(), LIMITS)) {
      FutureTask<ExecutionResult> running =
          new FutureTask<>(
              () -> sandbox.run("sh", "-c", "setsid sleep 600 & while :; do sleep 1; done", mark));
      Thread.startVirtualThread(running);
      Workbench.await(() -> kill(mark));
      assertThat(running.get().termination()).isEqualTo(new Termination.Signalled(9));
    }
    assertThat(LeftOvers.ofThisMachine().of(mark)).isEmpty();
  }

  private static boolean kill(String mark) {
    List<String> found = LeftOvers.ofThisMachine().of(mark);
    found.forEach(line ->
        ProcessHandle.of(Long.parseLong(line.split(" ", 2)[0]))
            .ifPresent(ProcessHandle::destroyForcibly));
    return !found.isEmpty();
  }

  /// Labs with a session each, all killed in the middle of a command.
  ///
  /// @return their process numbers with their folders for temporary files
  private Map<Long, Path> useLabsThatAreKilled(int first, int count) throws Exception {
    List<Process> labs = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      Path own = Files.createDirectories(folder.resolve("session-" + i));
      labs.add(LeftOversTest.start(LeftOversTest.EndlessLab.class, own));
    }
    Map<Long, Path> folders = new HashMap<>();
    for (Process lab : labs) {
      Path temporary = Path.of(lab.inputReader().readLine());
      assertThat(temporary).isDirectory();
      folders.put(lab.pid(), temporary.resolveSibling("").resolveSibling(""));
    }
    for (Process lab : labs) {
      lab.destroyForcibly().waitFor();
    }
    return folders;
  }

  @AfterEach
  void endErased() {
    LeftOversTest.endWhatNothingFinds();
  }

  @Test
  void aThousandSessionsLeaveNothingBehind() throws Exception {
    // What is made once and stays, such as pools of threads, is made by these.
    useInTurns(0, 20);
    useAtOnce(20, 40);
    Holdings before = Holdings.now();
    MachineState machineBefore = MachineState.now();
    List<String> temporaryBefore = temporary();

    Map<Long, Path> killed = useLabsThatAreKilled(100, KILLED_LABS);
    Set<Long> labs = new HashSet<>(killed.keySet());
    labs.add(LAB);
    for (int i = 0; i < KILLED_COMMANDS; i++) {
      useASessionWhoseCommandIsKilled(200 + i);
    }
    int others = SESSIONS - KILLED_LABS - KILLED_COMMANDS;
    useInTurns(1000, others / 2);
    useAtOnce(1000 + others / 2, others / 2);

    assertThat(LeftOvers.ofThisMachine().of("left-over-daemon")).isNotEmpty();
    for (LeftOver each : new SandboxRunner().leftOvers()) {
      each.remove();
    }
    // The orphans of killed labs are this process's to bury, as it started the labs.
    Workbench.await(
        () -> temporary().equals(temporaryBefore) && before.children().containsAll(ownChildren()));
    Holdings after = Holdings.now();
    assertThat(after.mounts()).isEqualTo(before.mounts());
    assertThat(after.groups()).isEmpty();
    assertThat(after.descriptors())
        .as("open files; some are Java's own and come and go")
        .isLessThan(before.descriptors() + 50);
    assertThat(temporary()).isEqualTo(temporaryBefore);
    assertThat(MachineState.now(labs).since(machineBefore)).isEmpty();
    assertThat(LeftOvers.ofThisMachine().of("left-over-")).isEmpty();
    assertThat(killed.values()).noneMatch(Files::exists);
  }

  private void useInTurns(int first, int count) throws Exception {
    for (int i = first; i < first + count; i++) {
      useASession(i);
    }
  }

  private void useAtOnce(int first, int count) throws Exception {
    List<Callable<Void>> uses = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      int number = i;
      uses.add(() -> useASession(number));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Future<Void> use : threads.invokeAll(uses)) {
        use.get();
      }
    }
  }

  /// What sessions have for themselves in the lab's folder for temporary files.
  private List<String> temporary() throws Exception {
    try (SandboxFixture sandbox =
        SandboxFixture.open(folder, new NetworkPolicy.Disabled(), LIMITS)) {
      Path own = Path.of(sandbox.sh("printf %s \"$TMPDIR\"")).resolveSibling("");
      assertThat(own).isDirectory();
      return names(own.resolveSibling(""))
          .filter(each -> !each.equals(own.getFileName().toString()))
          .sorted()
          .toList();
    }
  }
}
