package dev.assay.runner.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Takes apart the two streams that an engine sends as one, in frames of a header with the stream's
/// number and the length.
final class ExecStreams {
  private static final int HEADER = 8;
  private static final int ERROR_STREAM = 2;
  private static final int TAIL = 80;

  /// Where output goes.
  interface Sink {
    void write(ByteBuffer bytes) throws IOException;
  }

  private final InputStream frames;
  private final Sink output;
  private final Sink error;
  private final byte[] outputTail = new byte[TAIL];
  private final byte[] errorTail = new byte[TAIL];

  ExecStreams(InputStream frames, Sink output, Sink error) {
    this.frames = frames;
    this.output = output;
    this.error = error;
  }

  /// Reads until the engine ends the streams.
  ///
  /// @throws EOFException when they end within a frame
  void drain() throws IOException {
    byte[] buffer = new byte[1 << 16];
    while (true) {
      byte[] header = frames.readNBytes(HEADER);
      if (header.length == 0) {
        return;
      }
      if (header.length < HEADER) {
        throw new EOFException("the engine's stream ended within a frame");
      }
      boolean isError = header[0] == ERROR_STREAM;
      long left = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(4));
      while (left > 0) {
        int count = frames.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
          throw new EOFException("the engine's stream ended within a frame");
        }
        (isError ? error : output).write(ByteBuffer.wrap(buffer, 0, count));
        keep(isError ? errorTail : outputTail, buffer, count);
        left -= count;
      }
    }
  }

  /// Moves the latest bytes to the end of the tail.
  private static void keep(byte[] tail, byte[] bytes, int count) {
    int taken = Math.min(TAIL, count);
    System.arraycopy(tail, taken, tail, 0, TAIL - taken);
    System.arraycopy(bytes, count - taken, tail, TAIL - taken, taken);
  }

  /// The last characters of the output.
  String outputEnd() {
    return new String(outputTail, StandardCharsets.ISO_8859_1);
  }

  /// The last characters of the error stream.
  String errorEnd() {
    return new String(errorTail, StandardCharsets.ISO_8859_1);
  }
}
