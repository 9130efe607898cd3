package dev.assay.runner.sandbox;

import dev.assay.runner.process.CFunction;
import dev.assay.runner.process.PreparedCall;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicInteger;

/// The processors that a session's commands stay on. They cannot leave them: the call that would
/// let them is blocked. Sessions take turns, so that they spread over the machine.
final class ProcessorSet {
  private static final CFunction SET_AFFINITY = new CFunction("sched_setaffinity");
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final int BYTES = 128;

  private final int count;
  private final int first;

  /// @param cores rounded up to whole processors
  ProcessorSet(double cores) {
    int present = Runtime.getRuntime().availableProcessors();
    this.count = Math.min(present, Math.max(1, (int) Math.ceil(cores)));
    this.first = Math.floorMod(NEXT.getAndAdd(count), present);
  }

  int count() {
    return count;
  }

  /// What keeps a thread, and what it starts, on them.
  PreparedCall restriction(Arena arena) {
    int present = Runtime.getRuntime().availableProcessors();
    MemorySegment mask = arena.allocate(BYTES, 8);
    for (int i = 0; i < count; i++) {
      int processor = (first + i) % present;
      long at = processor / 8;
      byte bits = mask.get(ValueLayout.JAVA_BYTE, at);
      mask.set(ValueLayout.JAVA_BYTE, at, (byte) (bits | 1 << processor % 8));
    }
    return PreparedCall.of("sched_setaffinity", SET_AFFINITY, 0, BYTES, mask.address());
  }
}
