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
