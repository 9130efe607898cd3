package dev.assay.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The lines of a text, each bounded. Bytes that are not UTF-8 become replacement characters.
final class ReportLines {
  private static final int MAX_LINE = 1 << 20;

  private final Reader reader;
  private final char[] buffer = new char[1 << 15];
  private int position;
  private int end;
  private long number;
  private boolean cut;

  ReportLines(InputStream in) {
    reader = new InputStreamReader(in, StandardCharsets.UTF_8);
  }

  /// The next line without its end, or null after the last.
  @Nullable String next() throws IOException {
    if (!filled()) {
      return null;
    }
    StringBuilder line = new StringBuilder();
    cut = false;
    number++;
    boolean ended = false;
    while (!ended && filled()) {
      int start = position;
      while (position < end && buffer[position] != '\n') {
        position++;
      }
      int length = Math.min(position - start, MAX_LINE - line.length());
      line.append(buffer, start, length);
      cut |= length < position - start;
      ended = position < end;
      position += ended ? 1 : 0;
    }
    int length = line.length();
    boolean carriageReturn = length > 0 && line.charAt(length - 1) == '\r';
    return carriageReturn ? line.substring(0, length - 1) : line.toString();
  }

  /// The number of the line that was read last, from one.
  long number() {
    return number;
  }

  /// Whether the line that was read last is longer than what was kept of it.
  boolean cut() {
    return cut;
  }

  private boolean filled() throws IOException {
    if (position == end) {
      position = 0;
      end = Math.max(0, reader.read(buffer, 0, buffer.length));
    }
    return position < end;
  }
}
