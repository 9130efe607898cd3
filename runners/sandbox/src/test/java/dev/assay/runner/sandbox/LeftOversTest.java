package dev.assay.runner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.runner.LeftOver;
import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.conformance.LeftOvers;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a lab that was killed with SIGKILL leaves goes, and nothing of one that is alive.
@Timeout(120)
class LeftOversTest {
  private static final Limits LIMITS =
      new Limits(
          OptionalLong.of(256 << 20),
          OptionalDouble.of(1),
          OptionalLong.empty(),
          KernelProbe.here().groups().has(ControlGroupMounts.PIDS)
              ? OptionalInt.of(32)
              : OptionalInt.empty(),
          Duration.ofMinutes(10),
          Limits.DEFAULT_OUTPUT_BYTES);

  @TempDir Path folder;

  /// A lab in the middle of a command, with two daemons beside it.
  static final class EndlessLab {
    private EndlessLab() {}

    public static void main(String[] arguments) throws Exception {
      SandboxFixture sandbox =
          SandboxFixture.open(Path.of(arguments[0]), new NetworkPolicy.Disabled(), LIMITS);
      System.out.println(
          sandbox.sh(
              """
              setsid sh -c 'sleep 600; :' left-over-daemon >&- 2>&- &
              setsid env -i /bin/sh -c 'sleep 600; :' left-over-erased >&- 2>&- &
              printf %s "$TMPDIR"\
              """));
      sandbox.sh("sh -c 'sleep 600; :' left-over-command");
    }
  }

  /// A lab with a group of version 2 and a process in it.
  static final class LabOfVersion2 {
    private LabOfVersion2() {}

    public static void main(String[] arguments) throws Exception {
      ControlGroup.make(
          new ControlGroupMounts(Map.of(ControlGroupMounts.PIDS, Path.of(arguments[0])), true),
          Limits.ofWallTime(Duration.ofMinutes(10)));
      Path group = Path.of(arguments[0]).resolve(ControlGroup.nameOf("1"));
      Process inside = new ProcessBuilder("sleep", "600").start();
      Files.writeString(group.resolve("cgroup.procs"), Long.toString(inside.pid()));
      System.out.println(group + " " + inside.pid());
      int _ = System.in.read();
    }
  }

  static Process start(Class<?> lab, Path argument) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            lab.getName(),
            argument.toString())
        .redirectErrorStream(true)
        .start();
  }

  private static List<String> leftOvers() throws Exception {
    return new SandboxRunner().leftOvers().stream().map(LeftOver::description).toList();
  }

  private static void remove(String text) throws Exception {
    for (LeftOver each : new SandboxRunner().leftOvers()) {
      if (each.description().contains(text)) {
        each.remove();
      }
    }
  }

  /// Without control groups nothing finds a process that has hidden all its traces. It must not
  /// stay for other tests to see.
  @AfterEach
  void endErased() {
    endWhatNothingFinds();
  }

  static void endWhatNothingFinds() {
    for (String line : LeftOvers.ofThisMachine().of("left-over-erased")) {
      ProcessHandle.of(Long.parseLong(line.substring(0, line.indexOf(' '))))
          .ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void processesGroupsAndFoldersOfAKilledLabGo() throws Exception {
    LeftOvers processes = LeftOvers.ofThisMachine();
    try (SandboxFixture own =
        SandboxFixture.open(
            Files.createDirectory(folder.resolve("own")), new NetworkPolicy.Disabled(), LIMITS)) {
      Process lab = start(EndlessLab.class, folder);
      Path temporary;
      try (BufferedReader said = lab.inputReader()) {
        temporary = Path.of(said.readLine());
        assertThat(temporary).isDirectory();
        while (processes.of("left-over-command").size() < 2) {
          Thread.onSpinWait();
        }
        String groups = "assay-" + lab.pid() + "-";
        String tree = "the lab that was process " + lab.pid();
        assertThat(leftOvers()).noneMatch(each -> each.contains(groups) || each.contains(tree));

        lab.destroyForcibly().waitFor();
        assertThat(processes.of("left-over-")).isNotEmpty();
        assertThat(leftOvers()).anyMatch(each -> each.contains("(sleep)") && each.endsWith(tree));
        if (KernelProbe.here().groups().has(ControlGroupMounts.PIDS)) {
          assertThat(leftOvers()).anyMatch(each -> each.contains(groups));
          assertThat(processes.of("left-over-erased")).isNotEmpty();
        }
        remove(groups);
        remove(tree);
        remove("assay-lab-");
        assertThat(leftOvers()).noneMatch(each -> each.contains(groups) || each.contains(tree));
      }
      assertThat(processes.of("left-over-daemon")).isEmpty();
      assertThat(processes.of("left-over-command")).isEmpty();
      if (KernelProbe.here().groups().has(ControlGroupMounts.PIDS)) {
        assertThat(processes.of("left-over-erased")).isEmpty();
      }
      assertThat(temporary.resolveSibling("").resolveSibling("")).doesNotExist();
      assertThat(own.sh("echo x > \"$TMPDIR/x\" && cat \"$TMPDIR/x\"")).isEqualTo("x\n");
    }
  }

  @Test
  void aGroupOfVersion2GoesWithWhatIsInIt() throws Exception {
    Path hierarchy = ControlGroupV2Test.realHierarchy();
    Process lab = start(LabOfVersion2.class, hierarchy);
    try (BufferedReader said = lab.inputReader()) {
      String[] made = said.readLine().split(" ", -1);
      Path group = Path.of(made[0]);
      ProcessHandle inside = ProcessHandle.of(Long.parseLong(made[1])).orElseThrow();
      remove(group.toString());
      assertThat(group).isDirectory();
      lab.destroyForcibly().waitFor();
      assertThat(leftOvers()).contains("the control group " + group);
      assertThat(inside.isAlive()).isTrue();
      remove(group.toString());
      assertThat(group).doesNotExist();
      inside.onExit().join();
    }
  }

  @Test
  void groupsThatOthersHaveNamedAreLeftAlone() throws Exception {
    Path hierarchy = ControlGroupV2Test.realHierarchy();
    assumeTrue(Files.isWritable(hierarchy));
    Path other = Files.createDirectory(hierarchy.resolve("assay-1-of-somebody"));
    try {
      assertThat(leftOvers()).noneMatch(each -> each.contains("of-somebody"));
    } finally {
      Files.delete(other);
    }
  }
}
