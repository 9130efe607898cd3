package dev.assay.runner.sandbox;

import dev.assay.runner.Limits;
import dev.assay.runner.RunnerCapabilities.Limit;
import dev.assay.runner.process.CFunction.CallException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// The limits that the kernel keeps for each process or user and that children inherit: how large a
/// file may get, and that no memory is written to the disk after a crash. Where processes and
/// memory are only looked at, also that a burst of new processes leaves the machine some, and that
/// the kernel ends the session before anything else when the machine runs out of memory.
final class ProcessLimits {
  private static final int FILE_SIZE = 1;
  private static final int CORE_SIZE = 4;
  private static final int USER_PROCESSES = 6;

  /// What all that the user does beside the session may start meanwhile.
  private static final int BURST = 1024;

  /// The lab's own limit on its user's processes.
  private static final long USUAL = usual();

  /// How many commands are about to inherit another.
  private static int starting;

  private ProcessLimits() {}

  /// Lets what is started from now on inherit a limit on the user's processes: a burst of them may
  /// come before [#set] does. The lab has it too, meanwhile.
  static synchronized void bequeath(Limits limits) {
    starting++;
    try {
      setOwn(lower(userProcesses(limits), USUAL));
    } catch (IOException e) {
      // It is set when the command has been started.
    }
  }

  /// What is started from now on inherits the lab's own limit again, once for each [#bequeath].
  static synchronized void bequeathed() {
    starting--;
    if (starting == 0) {
      try {
        setOwn(USUAL);
      } catch (CallException e) {
        throw new IllegalStateException("the lab's own limit on processes is not as it was", e);
      }
    }
  }

  private static long usual() {
    try (Arena arena = Arena.ofConfined()) {
      return current(arena, 0, USER_PROCESSES).getAtIndex(ValueLayout.JAVA_LONG, 0);
    } catch (CallException e) {
      throw new IllegalStateException("the lab's own limit on processes cannot be read", e);
    }
  }

  private static void setOwn(long soft) throws CallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment limit = current(arena, 0, USER_PROCESSES);
      limit.setAtIndex(ValueLayout.JAVA_LONG, 0, soft);
      LinuxCalls.PRLIMIT.call(0, USER_PROCESSES, limit.address(), 0);
    }
  }

  /// @param process that has just been started
  /// @param watched what is looked at
  static void set(int process, Limits limits, Set<Limit> watched) {
    try {
      lower(process, CORE_SIZE, 0);
      if (limits.diskBytes().isPresent()) {
        lower(process, FILE_SIZE, limits.diskBytes().getAsLong());
      }
      if (watched.contains(Limit.PROCESSES)) {
        lower(process, USER_PROCESSES, userProcesses(limits));
      }
      if (watched.contains(Limit.MEMORY)) {
        Files.writeString(Path.of("/proc", Integer.toString(process), "oom_score_adj"), "1000");
      }
    } catch (IOException e) {
      // It has ended already.
    }
  }

  private static long userProcesses(Limits limits) throws IOException {
    return threadsOfMachine() + limits.processes().orElse(0) + BURST;
  }

  /// At least as many as the user has, whom the limit is kept for.
  private static long threadsOfMachine() throws IOException {
    String load = Files.readString(Path.of("/proc/loadavg"));
    return Long.parseLong(load.substring(load.indexOf('/') + 1).split(" ", 2)[0]);
  }

  /// Sets a limit, unless there is a lower one, which only root could raise.
  private static void lower(int process, int resource, long value) throws CallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment limit = current(arena, process, resource);
      long lowest = lower(value, limit.getAtIndex(ValueLayout.JAVA_LONG, 1));
      limit.setAtIndex(ValueLayout.JAVA_LONG, 0, lowest);
      limit.setAtIndex(ValueLayout.JAVA_LONG, 1, lowest);
      LinuxCalls.PRLIMIT.call(process, resource, limit.address(), 0);
    }
  }

  /// The soft limit and the hard one, of a process or, for 0, of the lab.
  private static MemorySegment current(Arena arena, int process, int resource)
      throws CallException {
    MemorySegment limit = arena.allocate(ValueLayout.JAVA_LONG, 2);
    LinuxCalls.PRLIMIT.call(process, resource, 0, limit.address());
    return limit;
  }

  /// The greatest number of all stands for no limit.
  private static long lower(long one, long other) {
    return Long.compareUnsigned(one, other) < 0 ? one : other;
  }
}
