package dev.assay.runner.sandbox;

import dev.assay.runner.Limits;
import dev.assay.runner.process.CFunction.CallException;
import dev.assay.runner.process.Confinement.RunningCommand;
import dev.assay.runner.process.PathBytes;
import dev.assay.runner.process.PreparedCall;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Control groups of version 1: one in each hierarchy that a limit needs, and one that counts
/// processes.
final class ControlGroupsV1 implements ControlGroup {
  private static final MemorySegment THIS_THREAD = Arena.global().allocateFrom("0");
  private static final int WRITE_ONLY = 1;
  private static final int PERIOD_MICROSECONDS = 100_000;

  private final Map<String, Path> groups;
  private final List<Integer> doors = new ArrayList<>();

  private ControlGroupsV1(Map<String, Path> groups) {
    this.groups = groups;
  }

  /// Makes the groups that the limits need, as far as there are hierarchies for them.
  static ControlGroupsV1 make(ControlGroupMounts mounts, Limits limits) throws IOException {
    ControlGroupsV1 made = new ControlGroupsV1(new LinkedHashMap<>());
    boolean done = false;
    try {
      String name = ControlGroup.newName();
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

  @Override
  public boolean has(String controller) {
    return groups.containsKey(controller);
  }

  @Override
  public List<PreparedCall> entry() {
    return doors.stream()
        .map(door ->
            PreparedCall.of(
                "to enter a control group", LinuxCalls.WRITE, door, THIS_THREAD.address(), 1))
        .toList();
  }

  @Override
  public OptionalLong killedForMemory() {
    Path memory = groups.get(ControlGroupMounts.MEMORY);
    if (memory == null) {
      return OptionalLong.empty();
    }
    return ControlGroup.number(memory.resolve("memory.oom_control"), "oom_kill");
  }

  @Override
  public OptionalLong peakMemory() {
    Path memory = groups.get(ControlGroupMounts.MEMORY);
    return memory == null
        ? OptionalLong.empty()
        : ControlGroup.number(memory.resolve("memory.max_usage_in_bytes"));
  }

  @Override
  public void enter(RunningCommand command) {
    // The thread that has started it was in the groups already.
  }

  @Override
  public void empty() {
    groups.values().forEach(ControlGroup::awaitEmpty);
  }

  @Override
  public void close() {
    doors.forEach(LinuxCalls::close);
    doors.clear();
    for (Path group : groups.values()) {
      ControlGroup.remove(group);
    }
    groups.clear();
  }
}
