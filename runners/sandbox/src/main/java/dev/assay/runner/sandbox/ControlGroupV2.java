package dev.assay.runner.sandbox;

import dev.assay.runner.Limits;
import dev.assay.runner.process.Confinement.RunningCommand;
import dev.assay.runner.process.PreparedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// A control group of version 2, in which all controllers share one hierarchy.
///
/// A single thread cannot enter it, so a command is moved there when it has been started, together
/// with what it may have started by then: what a process in the group starts is in it too, and the
/// session's processes are looked for until none is outside.
final class ControlGroupV2 implements ControlGroup {
  private static final int PERIOD_MICROSECONDS = 100_000;
  private static final int MOST_LOOKS = 1000;

  private final Path group;
  private final Set<String> controllers;

  private ControlGroupV2(Path group, Set<String> controllers) {
    this.group = group;
    this.controllers = controllers;
  }

  static ControlGroupV2 make(ControlGroupMounts mounts, Limits limits) throws IOException {
    Path parent = mounts.byController().values().iterator().next();
    ControlGroupV2 made =
        new ControlGroupV2(
            Files.createDirectory(parent.resolve(ControlGroup.newName())),
            mounts.byController().keySet());
    boolean done = false;
    try {
      made.set(limits);
      done = true;
      return made;
    } finally {
      if (!done) {
        made.close();
      }
    }
  }

  private void set(Limits limits) throws IOException {
    if (has(ControlGroupMounts.PIDS) && limits.processes().isPresent()) {
      write("pids.max", Integer.toString(limits.processes().getAsInt()));
    }
    if (has(ControlGroupMounts.MEMORY) && limits.memoryBytes().isPresent()) {
      write("memory.max", Long.toString(limits.memoryBytes().getAsLong()));
      if (Files.exists(group.resolve("memory.swap.max"))) {
        write("memory.swap.max", "0");
      }
    }
    if (has(ControlGroupMounts.CPU) && limits.cpuCores().isPresent()) {
      long quota = Math.round(limits.cpuCores().getAsDouble() * PERIOD_MICROSECONDS);
      write("cpu.max", Math.max(1000, quota) + " " + PERIOD_MICROSECONDS);
    }
  }

  private void write(String file, String value) throws IOException {
    Files.writeString(group.resolve(file), value);
  }

  @Override
  public boolean has(String controller) {
    return controllers.contains(controller);
  }

  @Override
  public List<PreparedCall> entry() {
    return List.of();
  }

  @Override
  public void enter(RunningCommand command) throws IOException {
    Set<Integer> outside = Set.of(command.process());
    IOException refusal = new IOException("the command's processes are always new ones");
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      for (int process : outside) {
        try {
          write("cgroup.procs", Integer.toString(process));
        } catch (IOException e) {
          // It may just have ended. Otherwise it is met again.
          refusal = e;
        }
      }
      Set<Integer> left = new HashSet<>(command.processesOfSession());
      ControlGroup.members(group).forEach(member -> left.remove(Math.toIntExact(member)));
      if (left.isEmpty()) {
        return;
      }
      outside = left;
    }
    throw new IOException(
        "processes %s do not get into the control group %s: %s"
            .formatted(outside, group, refusal.getMessage()),
        refusal);
  }

  @Override
  public OptionalLong killedForMemory() {
    return ControlGroup.number(group.resolve("memory.events"), "oom_kill");
  }

  /// Counted since Linux 5.19.
  @Override
  public OptionalLong peakMemory() {
    return ControlGroup.number(group.resolve("memory.peak"));
  }

  @Override
  public void empty() {
    ControlGroup.awaitEmpty(group);
  }

  @Override
  public void close() {
    ControlGroup.remove(group);
  }
}
