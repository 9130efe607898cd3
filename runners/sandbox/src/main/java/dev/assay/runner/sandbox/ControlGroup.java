package dev.assay.runner.sandbox;

import dev.assay.runner.Limits;
import dev.assay.runner.process.CFunction.CallException;
import dev.assay.runner.process.PathBytes;
import dev.assay.runner.process.PreparedCall;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// The control groups (version 1) of one session: one group in each hierarchy that a limit needs,
/// and one that counts processes, from which no process can get away.
final class ControlGroup implements AutoCloseable {
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final MemorySegment THIS_THREAD = Arena.global().allocateFrom("0");
  private static final int WRITE_ONLY = 1;
  private static final int PERIOD_MICROSECONDS = 100_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LAB = ProcessHandle.current().pid();
  private static final long PAUSE_NANOS = 100_000;

  private final Map<String, Path> groups;
  private final List<Integer> doors = new ArrayList<>();

  private ControlGroup(Map<String, Path> groups) {
    this.groups = groups;
  }

  /// Makes the groups that the limits need, as far as there are hierarchies for them.
  static ControlGroup make(ControlGroupMounts mounts, Limits limits) throws IOException {
    ControlGroup made = new ControlGroup(new LinkedHashMap<>());
    boolean done = false;
    try {
      String name = "assay-" + LAB + "-" + NUMBERS.incrementAndGet();
      made.add(mounts, ControlGroupMounts.PIDS, name, true);
      made.add(mounts, ControlGroupMounts.MEMORY, name, limits.memoryBytes().isPresent());
      made.add(mounts, ControlGroupMounts.CPU, name, limits.cpuCores().isPresent());
      made.set(limits);
      made.openDoors();
      done = true;
      return made;
    } finally {
      if (!done) {
        made.close();
      }
    }
  }

  private void add(ControlGroupMounts mounts, String controller, String name, boolean needed)
      throws IOException {
    Path parent = mounts.byController().get(controller);
    if (parent != null && needed) {
      groups.put(controller, Files.createDirectory(parent.resolve(name)));
    }
  }

  private void set(Limits limits) throws IOException {
    Path pids = groups.get(ControlGroupMounts.PIDS);
    if (pids != null && limits.processes().isPresent()) {
      write(pids, "pids.max", limits.processes().getAsInt());
    }
    Path memory = groups.get(ControlGroupMounts.MEMORY);
    if (memory != null) {
      write(memory, "memory.limit_in_bytes", limits.memoryBytes().orElseThrow());
      if (Files.exists(memory.resolve("memory.memsw.limit_in_bytes"))) {
        write(memory, "memory.memsw.limit_in_bytes", limits.memoryBytes().orElseThrow());
      }
    }
    Path cpu = groups.get(ControlGroupMounts.CPU);
    if (cpu != null) {
      write(cpu, "cpu.cfs_period_us", PERIOD_MICROSECONDS);
      write(
          cpu,
          "cpu.cfs_quota_us",
          Math.max(1000, Math.round(limits.cpuCores().orElseThrow() * PERIOD_MICROSECONDS)));
    }
  }

  private static void write(Path group, String file, long value) throws IOException {
    Files.writeString(group.resolve(file), Long.toString(value));
  }

  private void openDoors() throws CallException {
    for (Path group : groups.values()) {
      try (Arena arena = Arena.ofConfined()) {
        doors.add(
            LinuxCalls.OPENAT.call(
                LinuxCalls.HERE,
                PathBytes.string(arena, group.resolve("tasks")).address(),
                WRITE_ONLY | LinuxCalls.O_CLOEXEC));
      }
    }
  }

  boolean has(String controller) {
    return groups.containsKey(controller);
  }

  /// What moves a thread into the groups.
  List<PreparedCall> entry() {
    return doors.stream()
        .map(door ->
            PreparedCall.of(
                "to enter a control group", LinuxCalls.WRITE, door, THIS_THREAD.address(), 1))
        .toList();
  }

  /// How many processes the kernel has ended for want of memory so far.
  OptionalLong killedForMemory() {
    Path memory = groups.get(ControlGroupMounts.MEMORY);
    if (memory == null) {
      return OptionalLong.empty();
    }
    try {
      return Files.readAllLines(memory.resolve("memory.oom_control")).stream()
          .filter(line -> line.startsWith("oom_kill "))
          .mapToLong(line -> Long.parseLong(line.substring("oom_kill ".length()).strip()))
          .findFirst();
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /// Kills what is still in the groups, and returns when nothing is.
  ///
  /// @throws IllegalStateException when something cannot be killed
  void empty() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (Path group : groups.values()) {
      for (List<Long> left = members(group); !left.isEmpty(); left = members(group)) {
        left.stream()
            .flatMap(each -> ProcessHandle.of(each).stream())
            .forEach(process -> process.destroyForcibly());
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "processes %s of the control group %s could not be killed within %d s; look at them with ps, end them by hand"
                  .formatted(left, group, PATIENCE.toSeconds()));
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /// The lab itself is among them for as long as a thread that started a command has not ended.
  private static List<Long> members(Path group) {
    try {
      return Files.readAllLines(group.resolve("cgroup.procs")).stream()
          .map(Long::valueOf)
          .filter(each -> each != LAB)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /// Removes the groups, in which nothing is left.
  @Override
  public void close() {
    doors.forEach(LinuxCalls::close);
    doors.clear();
    for (Path group : groups.values()) {
      remove(group);
    }
    groups.clear();
  }

  /// The kernel takes a moment to forget the last process of a group.
  private static void remove(Path group) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        Files.deleteIfExists(group);
        return;
      } catch (IOException e) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("the control group " + group + " stays", e);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }
}
