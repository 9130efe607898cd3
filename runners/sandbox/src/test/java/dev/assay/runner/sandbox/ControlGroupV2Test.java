package dev.assay.runner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.runner.Limits;
import dev.assay.runner.process.Confinement.RunningCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Groups of version 2: what is done with processes in a real hierarchy, where this machine has
/// one, and what is written into which file in a folder that stands for one.
class ControlGroupV2Test {
  private static final Limits NONE = Limits.ofWallTime(Duration.ofSeconds(10));
  private static final Limits ALL =
      new Limits(
          OptionalLong.of(64 << 20),
          OptionalDouble.of(1.5),
          OptionalLong.empty(),
          OptionalInt.of(20),
          Duration.ofSeconds(10),
          Limits.DEFAULT_OUTPUT_BYTES);

  @TempDir Path folder;

  private record Running(Process first) implements RunningCommand {
    @Override
    public int process() {
      return Math.toIntExact(first.pid());
    }

    @Override
    public List<Integer> processesOfSession() {
      return Stream.concat(Stream.of(first.toHandle()), first.descendants())
          .filter(ProcessHandle::isAlive)
          .map(each -> Math.toIntExact(each.pid()))
          .toList();
    }

    @Override
    public void kill() {
      throw new AssertionError("nobody asked for it");
    }
  }

  private static ControlGroupMounts mounts(Path folder) {
    return new ControlGroupMounts(
        Map.of(
            ControlGroupMounts.MEMORY, folder,
            ControlGroupMounts.PIDS, folder,
            ControlGroupMounts.CPU, folder),
        true);
  }

  static Path realHierarchy() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/mountinfo"))) {
      Path place = Path.of(line.split(" ", -1)[4]);
      if (line.contains(" - cgroup2 ")
          && Files.isWritable(place)
          && Files.isWritable(place.resolve("cgroup.procs"))) {
        return place;
      }
    }
    assumeTrue(false, "there is no hierarchy of version 2 that groups can be made in");
    throw new AssertionError();
  }

  @Test
  void aCommandAndWhatItHasStartedAreInTheGroupAndEndWithIt() throws Exception {
    Path parent = realHierarchy();
    Process first = new ProcessBuilder("sh", "-c", "sleep 600 & sleep 600").start();
    while (first.descendants().count() < 2) {
      assertThat(first.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    try (ControlGroup group = ControlGroup.make(mounts(parent), NONE)) {
      Running command = new Running(first);
      group.enter(command);
      List<Integer> processes = command.processesOfSession();
      assertThat(processes).hasSize(3);
      for (int each : processes) {
        assertThat(Files.readString(Path.of("/proc/" + each + "/cgroup")))
            .contains("assay-" + ProcessHandle.current().pid() + "-");
      }
      group.empty();
      assertThat(first.waitFor()).isEqualTo(128 + 9);
      assertThat(command.processesOfSession()).isEmpty();
    } finally {
      var _ = first.destroyForcibly();
    }
    try (var left = Files.list(parent)) {
      assertThat(left.map(Path::toString))
          .noneMatch(each -> each.contains("assay-" + ProcessHandle.current().pid() + "-"));
    }
  }

  @Test
  void aCommandThatHasEndedAlreadyIsNoObstacle() throws Exception {
    Path parent = realHierarchy();
    Process first = new ProcessBuilder("true").start();
    assertThat(first.waitFor()).isZero();
    try (ControlGroup group = ControlGroup.make(mounts(parent), NONE)) {
      group.enter(new Running(first));
      group.empty();
    }
  }

  @Test
  void limitsAreWrittenAsTheKernelReadsThem() throws Exception {
    ControlGroup group = ControlGroup.make(mounts(folder), ALL);
    Path made = only(folder);
    assertThat(made.resolve("memory.max")).hasContent("67108864");
    assertThat(made.resolve("pids.max")).hasContent("20");
    assertThat(made.resolve("cpu.max")).hasContent("150000 100000");
    assertThat(group.killedForMemory()).isEmpty();
    Files.writeString(made.resolve("memory.events"), "low 0\nhigh 0\nmax 7\noom 2\noom_kill 3\n");
    assertThat(group.killedForMemory()).hasValue(3);
    assertThat(group.peakMemory()).isEmpty();
    Files.writeString(made.resolve("memory.peak"), "4096\n");
    assertThat(group.peakMemory()).hasValue(4096);
  }

  private static Path only(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.findFirst().orElseThrow();
    }
  }

  private Path group(String path, String handsOn, String processes) throws IOException {
    Path group = Files.createDirectories(path.isEmpty() ? folder : folder.resolve(path));
    Files.writeString(group.resolve("cgroup.controllers"), "cpu memory pids\n");
    Files.writeString(group.resolve("cgroup.subtree_control"), handsOn + "\n");
    Files.writeString(group.resolve("cgroup.procs"), processes);
    return group;
  }

  private ControlGroupMounts found(String own) {
    return ControlGroupMounts.ofVersion2(
        List.of("31 24 0:27 / %s rw,nosuid shared:9 - cgroup2 cgroup2 rw".formatted(folder)),
        List.of("0::" + own));
  }

  @Test
  void theGroupAboveServesWhereSomebodyHasPreparedIt() throws Exception {
    Path prepared = group("prepared", "memory pids", "");
    group("prepared/lab", "", "1\n2\n");
    assertThat(found("/prepared/lab").byController())
        .containsOnly(
            Map.entry(ControlGroupMounts.MEMORY, prepared),
            Map.entry(ControlGroupMounts.PIDS, prepared));
    assertThat(found("/prepared/lab").unified()).isTrue();
  }

  @Test
  void theTopServesWhoMayMakeGroupsThere() throws Exception {
    Path top = group("", "cpu memory pids", "");
    group("user.slice", "memory pids", "");
    group("user.slice/session-1.scope", "", "1\n2\n");
    assertThat(found("/user.slice/session-1.scope").byController())
        .containsOnly(
            Map.entry(ControlGroupMounts.MEMORY, top),
            Map.entry(ControlGroupMounts.PIDS, top),
            Map.entry(ControlGroupMounts.CPU, top));
  }

  @Test
  void theSlicesOfSystemdAreLeftToIt() throws Exception {
    group("app.slice", "memory pids", "");
    group("app.slice/terminal.scope", "", "1\n2\n");
    assertThat(found("/app.slice/terminal.scope")).isEqualTo(ControlGroupMounts.none());
  }

  @Test
  void aLabThatIsAloneInItsGroupMovesDown() throws Exception {
    String lab = Long.toString(ProcessHandle.current().pid());
    group("app.slice", "memory pids", "");
    Path own = group("app.slice/run-1.scope", "", lab + "\n");
    // A folder's files keep what is written to them; the last is the last controller.
    found("/app.slice/run-1.scope");
    assertThat(own.resolve(ControlGroup.nameOf("lab")).resolve("cgroup.procs")).hasContent(lab);
    assertThat(own.resolve("cgroup.subtree_control")).hasContent("+cpu");
  }

  @Test
  void aGroupWithOthersInItIsLeftAlone() throws Exception {
    String lab = Long.toString(ProcessHandle.current().pid());
    Path own = group("user/session.scope", "", "17\n" + lab + "\n");
    assertThat(found("/user/session.scope")).isEqualTo(ControlGroupMounts.none());
    assertThat(own.resolve(ControlGroup.nameOf("lab"))).doesNotExist();
  }
}
