package dev.assay.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Finds the lines of a large file that contain a text, in any case.
final class LogSearch {
  private static final int BLOCK = 1 << 20;

  /// Of a line that is longer, the rest is not searched for a text that is not ASCII.
  private static final int LONGEST = 16 << 20;

  private final int limit;
  private final long deadlineNanos;
  private final List<Long> found = new ArrayList<>();
  private long total;

  private LogSearch(int limit, long deadlineNanos) {
    this.limit = limit;
    this.deadlineNanos = deadlineNanos;
  }

  /// @param total lines that contain it, as far as was looked
  /// @param lines their numbers, from zero
  /// @param complete whether all of the file was looked at
  record Matches(long total, List<Long> lines, boolean complete) {}

  /// @param text not empty
  /// @param limit numbers at most; all lines are counted
  /// @param deadlineNanos when to stop, by [System#nanoTime]
  static Matches find(Path file, String text, int limit, long deadlineNanos) throws IOException {
    LogSearch search = new LogSearch(limit, deadlineNanos);
    boolean complete =
        text.chars().allMatch(c -> c < 0x80)
            ? search.bytes(file, lower(text.getBytes(StandardCharsets.US_ASCII)))
            : search.lines(file, text.toLowerCase(Locale.ROOT));
    return new Matches(search.total, List.copyOf(search.found), complete);
  }

  private void add(long line) {
    total++;
    if (found.size() < limit) {
      found.add(line);
    }
  }

  /// Compares bytes as they are read: a line is never put together.
  private boolean bytes(Path file, byte[] wanted) throws IOException {
    byte[] block = new byte[BLOCK + wanted.length];
    int kept = 0;
    long line = 0;
    boolean foundInLine = false;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (true) {
        int count = channel.read(ByteBuffer.wrap(block, kept, block.length - kept));
        int end = kept + Math.max(0, count);
        // What begins so near the end that it may go on in the next block is left for then.
        int until = count < 0 ? end : end - wanted.length + 1;
        int at = 0;
        for (; at < until; at++) {
          byte here = block[at];
          if (here == '\n') {
            line++;
            foundInLine = false;
          } else if (!foundInLine && lower(here) == wanted[0] && startsAt(block, at, end, wanted)) {
            foundInLine = true;
            add(line);
          }
        }
        if (count < 0) {
          return true;
        }
        kept = end - at;
        System.arraycopy(block, at, block, 0, kept);
        if (System.nanoTime() - deadlineNanos > 0) {
          return false;
        }
      }
    }
  }

  private static boolean startsAt(byte[] block, int at, int end, byte[] wanted) {
    if (at + wanted.length > end) {
      return false;
    }
    for (int i = 1; i < wanted.length; i++) {
      if (lower(block[at + i]) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /// Compares letters, which in other alphabets takes whole lines.
  private boolean lines(Path file, String wanted) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    byte[] block = new byte[BLOCK];
    long line = 0;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (true) {
        int count = channel.read(ByteBuffer.wrap(block));
        int start = 0;
        for (int at = 0; at < count; at++) {
          if (block[at] == '\n') {
            append(text, block, start, at);
            look(text, wanted, line++);
            start = at + 1;
          }
        }
        if (count < 0) {
          look(text, wanted, line);
          return true;
        }
        append(text, block, start, count);
        if (System.nanoTime() - deadlineNanos > 0) {
          return false;
        }
      }
    }
  }

  private static void append(ByteArrayOutputStream text, byte[] block, int start, int end) {
    text.write(block, start, Math.min(end - start, Math.max(0, LONGEST - text.size())));
  }

  private void look(ByteArrayOutputStream text, String wanted, long line) {
    if (text.toString(StandardCharsets.UTF_8).toLowerCase(Locale.ROOT).contains(wanted)) {
      add(line);
    }
    text.reset();
  }

  private static byte[] lower(byte[] bytes) {
    byte[] lower = bytes.clone();
    for (int i = 0; i < lower.length; i++) {
      lower[i] = lower(lower[i]);
    }
    return lower;
  }

  private static byte lower(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
  }
}
