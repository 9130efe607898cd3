package dev.assay.runner.process;

import dev.assay.runner.BoundedOutput;
import dev.assay.runner.process.CFunction.CallException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Moves what a program prints from its pipes to its files.
final class OutputReader {
  /// Standard output and the error stream have the first places among the polled descriptors.
  static final int STREAMS = 2;

  private static final int BUFFER_BYTES = 1 << 16;

  /// Of buffer and pipes once a program has printed as much: it doubles the throughput.
  private static final int FLOOD_BYTES = 1 << 20;

  private final Arena arena;
  private final PolledDescriptors polled;
  private final BoundedOutput[] outputs;
  private MemorySegment buffer;
  private long taken;

  OutputReader(Arena arena, PolledDescriptors polled, BoundedOutput output, BoundedOutput error) {
    this.arena = arena;
    this.polled = polled;
    this.outputs = new BoundedOutput[] {output, error};
    this.buffer = arena.allocate(BUFFER_BYTES);
  }

  /// Whether a process still holds the other end of a pipe.
  boolean open() {
    return polled.open(0) || polled.open(1);
  }

  /// Reads once from each pipe that is ready.
  void take() throws IOException {
    for (int stream = 0; stream < STREAMS; stream++) {
      if (polled.ready(stream)) {
        take(stream);
      }
    }
  }

  /// Takes what the program left behind. A survivor may print for ever, so no more is taken than
  /// fits into a pipe.
  void drain() throws IOException {
    for (int stream = 0; stream < STREAMS; stream++) {
      int left = polled.open(stream) ? Libc.pipeCapacity(polled.descriptor(stream)) : 0;
      while (left > 0 && polled.open(stream)) {
        int count = take(stream);
        left = count < 0 ? 0 : left - count;
      }
    }
  }

  /// Reads once from each pipe that is ready, and drops it.
  void discard() throws CallException {
    for (int stream = 0; stream < STREAMS; stream++) {
      if (polled.ready(stream) && Libc.read(polled.descriptor(stream), buffer) == 0) {
        polled.close(stream);
      }
    }
  }

  /// Reads once; -1 when there is nothing for now.
  private int take(int stream) throws IOException {
    int count = Libc.read(polled.descriptor(stream), buffer);
    if (count == 0) {
      polled.close(stream);
    } else if (count > 0) {
      outputs[stream].write(buffer.asSlice(0, count).asByteBuffer());
      taken += count;
      if (buffer.byteSize() < FLOOD_BYTES && taken > FLOOD_BYTES) {
        widen();
      }
    }
    return count;
  }

  private void widen() {
    buffer = arena.allocate(FLOOD_BYTES);
    try {
      for (int stream = 0; stream < STREAMS; stream++) {
        if (polled.open(stream)) {
          Libc.widenPipe(polled.descriptor(stream), FLOOD_BYTES);
        }
      }
    } catch (CallException e) {
      // The system lets a user's pipes hold so much and no more; a narrow pipe works as well.
    }
  }
}
