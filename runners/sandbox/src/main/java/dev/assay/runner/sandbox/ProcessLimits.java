package dev.assay.runner.sandbox;

import dev.assay.runner.Limits;
import dev.assay.runner.process.CFunction.CallException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The limits that the kernel keeps for each process and that its children inherit: how large a
/// file may get, and that no memory is written to the disk after a crash.
final class ProcessLimits {
  private static final int FILE_SIZE = 1;
  private static final int CORE_SIZE = 4;

  private ProcessLimits() {}

  /// @param process that has just been started
  static void set(int process, Limits limits) {
    try {
      set(process, CORE_SIZE, 0);
      if (limits.diskBytes().isPresent()) {
        set(process, FILE_SIZE, limits.diskBytes().getAsLong());
      }
    } catch (CallException e) {
      // It has ended already.
    }
  }

  private static void set(int process, int resource, long value) throws CallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment limit = arena.allocate(ValueLayout.JAVA_LONG, 2);
      limit.setAtIndex(ValueLayout.JAVA_LONG, 0, value);
      limit.setAtIndex(ValueLayout.JAVA_LONG, 1, value);
      LinuxCalls.PRLIMIT.call(process, resource, limit.address(), 0);
    }
  }
}
