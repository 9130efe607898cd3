package dev.assay.benchmark.testlog;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The lines of a log, whichever way they end. Bytes that are not UTF-8 become replacement
/// characters, and a line that is longer than any test's becomes empty, so that a log of any size
/// is read in little memory.
public final class LogLines implements AutoCloseable {
  /// Characters of the longest line that is looked at.
  static final int MAX_LINE = 8 << 20;

  private final Reader reader;
  private final char[] buffer = new char[1 << 15];
  private int position;
  private int end;
  private boolean afterCarriageReturn;

  private LogLines(InputStream in) {
    reader = new InputStreamReader(in, StandardCharsets.UTF_8);
  }

  /// @throws IOException when the log cannot be read
  public static LogLines of(Path log) throws IOException {
    return new LogLines(Files.newInputStream(log));
  }

  /// The next line without its end, or null after the last.
  public @Nullable String next() throws IOException {
    skipLineFeed();
    if (!filled()) {
      return null;
    }
    StringBuilder line = new StringBuilder();
    boolean tooLong = false;
    while (filled()) {
      int start = position;
      while (position < end && buffer[position] != '\n' && buffer[position] != '\r') {
        position++;
      }
      tooLong |= line.length() + position - start > MAX_LINE;
      if (!tooLong) {
        line.append(buffer, start, position - start);
      }
      if (position < end) {
        afterCarriageReturn = buffer[position++] == '\r';
        break;
      }
    }
    return tooLong ? "" : line.toString();
  }

  private void skipLineFeed() throws IOException {
    if (afterCarriageReturn && filled() && buffer[position] == '\n') {
      position++;
    }
    afterCarriageReturn = false;
  }

  private boolean filled() throws IOException {
    if (position == end) {
      position = 0;
      end = Math.max(0, reader.read(buffer, 0, buffer.length));
    }
    return position < end;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
