package dev.assay.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/// Where the lines of a large file begin, without all of it in memory: the place of every 256th
/// line. Made bit by bit, so that the first lines can be read at once and a growing file is
/// followed. Lines end with a line feed; a rest without one is a line too.
final class LineIndex {
  /// Lines between two places that are kept.
  static final int STRIDE = 256;

  private static final int BLOCK = 1 << 20;

  private final Path file;

  /// Fair, so that who reads a few lines does not wait for who indexes a gigabyte.
  private final ReentrantLock lock = new ReentrantLock(true);

  private final byte[] block = new byte[BLOCK];
  private long[] places = new long[64];
  private long scanned;
  private long lines;
  private boolean endsWithin;

  LineIndex(Path file) {
    this.file = file;
  }

  /// What is known of the file by now.
  ///
  /// @param lines that were found
  /// @param scanned bytes of the file that were looked at
  record Progress(long lines, long scanned) {}

  Progress progress() {
    lock.lock();
    try {
      return new Progress(lines + (endsWithin ? 1 : 0), scanned);
    } finally {
      lock.unlock();
    }
  }

  /// Looks at more of the file.
  ///
  /// @param most bytes at most
  /// @return whether all of the file was looked at
  boolean extend(long most) throws IOException {
    lock.lock();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size < scanned) {
        restart();
      }
      long until = Math.min(size, scanned + most);
      while (scanned < until) {
        ByteBuffer buffer = ByteBuffer.wrap(block, 0, (int) Math.min(BLOCK, until - scanned));
        int count = channel.read(buffer, scanned);
        if (count < 0) {
          return true;
        }
        scan(count);
      }
      return scanned >= size;
    } finally {
      lock.unlock();
    }
  }

  private void scan(int count) {
    for (int i = 0; i < count; i++) {
      if (block[i] == '\n') {
        lines++;
        if (lines % STRIDE == 0) {
          keep(scanned + i + 1);
        }
      }
    }
    endsWithin = block[count - 1] != '\n';
    scanned += count;
  }

  private void keep(long place) {
    int index = (int) (lines / STRIDE);
    if (index >= places.length) {
      places = Arrays.copyOf(places, places.length * 2);
    }
    places[index] = place;
  }

  private void restart() {
    Arrays.fill(places, 0);
    scanned = 0;
    lines = 0;
    endsWithin = false;
  }

  /// The place of the last kept line that is not after this one, among those found by now.
  Anchor anchor(long line) {
    lock.lock();
    try {
      int index = (int) Math.min(line / STRIDE, lines / STRIDE);
      return new Anchor((long) index * STRIDE, places[index]);
    } finally {
      lock.unlock();
    }
  }

  /// @param line its number, from zero
  /// @param place the byte at which it begins
  record Anchor(long line, long place) {}
}
