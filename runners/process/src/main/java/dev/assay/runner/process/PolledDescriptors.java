package dev.assay.runner.process;

import dev.assay.runner.process.CFunction.CallException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Descriptors that one thread waits for and, in the end, closes. Each has a fixed place; a place
/// whose descriptor is closed is passed over.
final class PolledDescriptors implements AutoCloseable {
  private static final int STRIDE = 8;
  private static final int EVENTS_OFFSET = 4;
  private static final int RESULT_OFFSET = 6;
  private static final short READABLE = 1;
  private static final int CLOSED = -1;

  private final int[] descriptors;
  private final MemorySegment table;

  /// @param descriptors by place; -1 for none
  PolledDescriptors(Arena arena, int... descriptors) {
    this.descriptors = descriptors.clone();
    this.table = arena.allocate((long) descriptors.length * STRIDE, STRIDE);
  }

  /// Waits until one is ready or the time is over.
  void await(long milliseconds) throws CallException {
    for (int place = 0; place < descriptors.length; place++) {
      long at = (long) place * STRIDE;
      table.set(ValueLayout.JAVA_INT, at, descriptors[place]);
      table.set(ValueLayout.JAVA_SHORT, at + EVENTS_OFFSET, READABLE);
      table.set(ValueLayout.JAVA_SHORT, at + RESULT_OFFSET, (short) 0);
    }
    Libc.poll(table, descriptors.length, milliseconds);
  }

  /// Whether the last wait found something there: bytes, or the end.
  boolean ready(int place) {
    return table.get(ValueLayout.JAVA_SHORT, (long) place * STRIDE + RESULT_OFFSET) != 0;
  }

  /// Puts a descriptor in an empty place.
  void put(int place, int descriptor) {
    descriptors[place] = descriptor;
  }

  boolean open(int place) {
    return descriptors[place] != CLOSED;
  }

  int descriptor(int place) {
    return descriptors[place];
  }

  void close(int place) {
    if (open(place)) {
      Libc.close(descriptors[place]);
      descriptors[place] = CLOSED;
    }
  }

  @Override
  public void close() {
    for (int place = 0; place < descriptors.length; place++) {
      close(place);
    }
  }
}
