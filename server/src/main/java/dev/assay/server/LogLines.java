package dev.assay.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads lines of a large file. Of a very long line the beginning is given, and how much was left
/// out; what is not UTF-8 is shown as replacement characters.
final class LogLines {
  private static final int LONGEST = 16 << 10;
  private static final int BUFFER = 1 << 18;

  private LogLines() {}

  /// @param number from zero
  /// @param cut bytes that were left out of it
  record Line(long number, String text, long cut) {}

  /// Some lines, in order.
  ///
  /// @param anchor where to begin to look
  /// @param most bytes of text, about, so that an answer stays small
  static List<Line> read(Path file, LineIndex.Anchor anchor, long from, int limit, int most)
      throws IOException {
    List<Line> lines = new ArrayList<>();
    int bytes = 0;
    try (InputStream in = open(file, anchor.place())) {
      for (long number = anchor.line(); lines.size() < limit && bytes < most; number++) {
        if (number < from) {
          if (!skipLine(in)) {
            break;
          }
          continue;
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        long length = readLine(in, text);
        if (length < 0) {
          break;
        }
        lines.add(
            new Line(
                number,
                text.toString(StandardCharsets.UTF_8).replaceAll("\r$", ""),
                length - text.size()));
        bytes += text.size();
      }
    }
    return lines;
  }

  /// The numbers of the lines that contain a text, in any case.
  ///
  /// @param limit numbers at most; all are counted
  static Matches find(Path file, String text, int limit, long deadlineNanos) throws IOException {
    byte[] wanted = lower(text.getBytes(StandardCharsets.UTF_8));
    boolean plain = text.chars().allMatch(c -> c < 0x80);
    List<Long> found = new ArrayList<>();
    long total = 0;
    try (InputStream in = open(file, 0)) {
      byte[] line = new byte[1 << 16];
      for (long number = 0; ; number++) {
        int length = 0;
        int next = in.read();
        if (next < 0) {
          return new Matches(total, found, true);
        }
        while (next >= 0 && next != '\n') {
          if (length == line.length && length < 1 << 24) {
            line = java.util.Arrays.copyOf(line, 2 * length);
          }
          if (length < line.length) {
            line[length++] = (byte) next;
          }
          next = in.read();
        }
        if (plain ? contains(line, length, wanted) : containsText(line, length, text)) {
          total++;
          if (found.size() < limit) {
            found.add(number);
          }
        }
        if ((number & 0xfff) == 0 && System.nanoTime() - deadlineNanos > 0) {
          return new Matches(total, found, false);
        }
      }
    }
  }

  /// @param total lines that contain it, as far as was looked
  /// @param complete whether all of the file was looked at
  record Matches(long total, List<Long> lines, boolean complete) {}

  private static boolean containsText(byte[] line, int length, String text) {
    return new String(line, 0, length, StandardCharsets.UTF_8)
        .toLowerCase(Locale.ROOT)
        .contains(text.toLowerCase(Locale.ROOT));
  }

  private static boolean contains(byte[] line, int length, byte[] wanted) {
    int last = length - wanted.length;
    for (int start = 0; start <= last; start++) {
      int i = 0;
      while (i < wanted.length && lower(line[start + i]) == wanted[i]) {
        i++;
      }
      if (i == wanted.length) {
        return true;
      }
    }
    return false;
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

  private static InputStream open(Path file, long place) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      channel.position(place);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
  }

  private static boolean skipLine(InputStream in) throws IOException {
    int next = in.read();
    if (next < 0) {
      return false;
    }
    while (next >= 0 && next != '\n') {
      next = in.read();
    }
    return true;
  }

  /// @return the line's length in bytes, or -1 at the end of the file
  private static long readLine(InputStream in, ByteArrayOutputStream text) throws IOException {
    int next = in.read();
    if (next < 0) {
      return -1;
    }
    long length = 0;
    for (; next >= 0 && next != '\n'; next = in.read()) {
      if (length < LONGEST) {
        text.write(next);
      }
      length++;
    }
    return length;
  }
}
