package dev.assay.runner.sandbox;

import dev.assay.runner.LabProcess;
import dev.assay.runner.Limits;
import dev.assay.runner.process.Confinement.RunningCommand;
import dev.assay.runner.process.PreparedCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The control groups of one session, from which no process can get away. They keep the session's
/// limits and know all its processes.
sealed interface ControlGroup extends AutoCloseable permits ControlGroupsV1, ControlGroupV2 {
  AtomicLong NUMBERS = new AtomicLong();
  Duration PATIENCE = Duration.ofSeconds(30);
  long PAUSE_NANOS = 100_000;
  long LAB = ProcessHandle.current().pid();
  Pattern NAME = Pattern.compile("assay-([0-9]+-[0-9]+-[0-9]+)-[0-9a-z]+");

  /// Makes the groups that the limits need, as far as there are controllers for them.
  static ControlGroup make(ControlGroupMounts mounts, Limits limits) throws IOException {
    return mounts.unified()
        ? ControlGroupV2.make(mounts, limits)
        : ControlGroupsV1.make(mounts, limits);
  }

  /// A name that no other group has.
  static String newName() {
    return nameOf(Long.toString(NUMBERS.incrementAndGet()));
  }

  /// The name of a group of this lab's.
  ///
  /// @param which of small letters and digits
  static String nameOf(String which) {
    return "assay-" + LabProcess.self() + "-" + which;
  }

  /// The lab that gave a group its name; empty when none did.
  static Optional<LabProcess> lab(String name) {
    Matcher parts = NAME.matcher(name);
    return parts.matches() ? LabProcess.parse(parts.group(1)) : Optional.empty();
  }

  /// Whether a limit of that controller's is kept.
  boolean has(String controller);

  /// What moves a thread into the groups, so that what it starts is in them from the beginning.
  List<PreparedCall> entry();

  /// Sees to it that a command that has just been started is in the groups.
  ///
  /// @throws IOException when that cannot be
  void enter(RunningCommand command) throws IOException;

  /// How many processes the kernel has ended for want of memory so far.
  OptionalLong killedForMemory();

  /// The most memory, in bytes, that was counted at one moment so far.
  OptionalLong peakMemory();

  /// Kills what is still in the groups, and returns when nothing is.
  ///
  /// @throws IllegalStateException when something cannot be killed
  void empty();

  /// Removes the groups, in which nothing is left.
  @Override
  void close();

  /// Kills until a group is empty.
  ///
  /// @throws IllegalStateException when something in it cannot be killed
  static void awaitEmpty(Path group) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (List<Long> left = members(group); !left.isEmpty(); left = members(group)) {
      kill(group, left);
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "processes %s of the control group %s could not be killed within %d s; look at them with ps, end them by hand"
                .formatted(left, group, PATIENCE.toSeconds()));
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /// All at once in version 2 since Linux 5.14, else one after the other.
  private static void kill(Path group, List<Long> members) {
    Path all = group.resolve("cgroup.kill");
    try {
      if (Files.exists(all)) {
        Files.writeString(all, "1");
        return;
      }
    } catch (IOException e) {
      // Then they are killed one by one.
    }
    members.stream()
        .flatMap(each -> ProcessHandle.of(each).stream())
        .forEach(process -> process.destroyForcibly());
  }

  /// The processes of a group. The lab itself is among them in version 1 for as long as a thread
  /// that started a command has not ended, and is left out.
  static List<Long> members(Path group) {
    try {
      return Files.readAllLines(group.resolve("cgroup.procs")).stream()
          .map(Long::valueOf)
          .filter(each -> each != LAB)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /// The number that stands behind a word in a file of lines of both.
  static OptionalLong number(Path file, String word) {
    try {
      return Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
          .filter(line -> line.startsWith(word + " "))
          .mapToLong(line -> Long.parseLong(line.substring(word.length()).strip()))
          .findFirst();
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /// The number that a file holds.
  static OptionalLong number(Path file) {
    try {
      return OptionalLong.of(Long.parseLong(Files.readString(file).strip()));
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /// Removes a group. The kernel takes a moment to forget the last process of it.
  static void remove(Path group) {
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
