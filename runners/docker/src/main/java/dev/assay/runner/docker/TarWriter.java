package dev.assay.runner.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes a tar archive in GNU's form, whose names are bytes of any length. All entries belong to
/// the user of a session.
final class TarWriter implements AutoCloseable {
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SUM_START = 148;
  private static final int SUM_LENGTH = 8;

  private final OutputStream output;
  private final long seconds;

  /// @param seconds the time of all entries, since 1970
  TarWriter(OutputStream output, long seconds) {
    this.output = output;
    this.seconds = seconds;
  }

  void folder(byte[] name) throws IOException {
    header('5', name, new byte[0], 0755, 0);
  }

  void link(byte[] name, byte[] target) throws IOException {
    header('2', name, target, 0777, 0);
  }

  /// @throws EOFException when the content is shorter than the size; what it has beyond is left out
  void file(byte[] name, boolean executable, long size, InputStream content) throws IOException {
    header('0', name, new byte[0], executable ? 0755 : 0644, size);
    content(content, size);
  }

  private void content(InputStream content, long size) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long left = size;
    while (left > 0) {
      int count = content.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (count < 0) {
        throw new EOFException("a file became shorter while it was read");
      }
      output.write(buffer, 0, count);
      left -= count;
    }
    output.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
  }

  private void header(char type, byte[] name, byte[] target, int mode, long size)
      throws IOException {
    longText('K', target);
    longText('L', name);
    byte[] block = new byte[BLOCK];
    put(block, 0, NAME, name);
    number(block, 100, 8, mode);
    number(block, 108, 8, SessionContainer.USER);
    number(block, 116, 8, SessionContainer.USER);
    number(block, 124, 12, size);
    number(block, 136, 12, seconds);
    block[156] = (byte) type;
    put(block, 157, NAME, target);
    put(block, 257, 8, "ustar  ".getBytes(StandardCharsets.US_ASCII));
    put(block, SUM_START, SUM_LENGTH, "        ".getBytes(StandardCharsets.US_ASCII));
    int sum = 0;
    for (byte each : block) {
      sum += each & 0xff;
    }
    number(block, SUM_START, SUM_LENGTH - 1, sum);
    output.write(block);
  }

  /// A name that has no room in a header goes into an entry of its own before it.
  private void longText(char type, byte[] text) throws IOException {
    if (text.length > NAME) {
      header(
          type,
          "././@LongLink".getBytes(StandardCharsets.US_ASCII),
          new byte[0],
          0644,
          text.length + 1);
      output.write(text);
      output.write(new byte[BLOCK - text.length % BLOCK]);
    }
  }

  private static void put(byte[] block, int start, int length, byte[] text) {
    System.arraycopy(text, 0, block, start, Math.min(length, text.length));
  }

  /// In octal digits, or in binary with the first bit set where those do not suffice.
  private static void number(byte[] block, int start, int length, long value) {
    String digits = Long.toOctalString(value);
    if (digits.length() < length) {
      put(
          block,
          start,
          length - 1,
          ("0".repeat(length - 1 - digits.length()) + digits).getBytes(StandardCharsets.US_ASCII));
      return;
    }
    long rest = value;
    for (int i = length - 1; i > 0; i--) {
      block[start + i] = (byte) rest;
      rest >>>= 8;
    }
    block[start] = (byte) 0x80;
  }

  /// Ends the archive and leaves the stream open.
  @Override
  public void close() throws IOException {
    output.write(new byte[2 * BLOCK]);
    output.flush();
  }
}
