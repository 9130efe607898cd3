package dev.assay.runner;

import dev.assay.runner.ExecutionResult.CapturedOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An output file of bounded size. The first half of the limit is kept where it is; the second half
/// of the file is a ring that always holds the latest bytes, so that neither memory nor disk grows
/// with what a program prints. [#finish] puts the ring in order and marks the gap.
public final class BoundedOutput implements AutoCloseable {
  private final FileChannel channel;
  private final long limit;
  private final long head;
  private long written;
  private @Nullable CapturedOutput captured;

  /// Replaces the file if there is one.
  ///
  /// @param limit bytes to keep, at least 2
  public BoundedOutput(Path file, long limit) throws RunnerException {
    this.limit = limit;
    this.head = limit / 2;
    try {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          throw new RunnerException(
              "output cannot go to " + file + ": it exists and is no regular file");
        }
        Files.deleteIfExists(file);
      }
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new RunnerException("output cannot go to " + file + ": " + e, e);
    }
  }

  /// Takes all bytes of the buffer. Those that come after [#finish] are dropped: what outlives its
  /// command may go on printing.
  public synchronized void write(ByteBuffer bytes) throws IOException {
    if (captured != null) {
      return;
    }
    int end = bytes.limit();
    while (bytes.position() < end) {
      long room = roomAt(written);
      bytes.limit((int) Math.min(end, bytes.position() + room));
      written += channel.write(bytes, positionOf(written));
      bytes.limit(end);
    }
  }

  private long positionOf(long index) {
    return index < limit ? index : head + (index - head) % (limit - head);
  }

  private long roomAt(long index) {
    return limit - positionOf(index);
  }

  /// Makes the file readable from first to last.
  public synchronized CapturedOutput finish() throws IOException {
    CapturedOutput known = captured;
    if (known == null) {
      if (written > limit) {
        order();
      }
      known = new CapturedOutput(written, Math.min(written, limit));
      captured = known;
    }
    return known;
  }

  /// Turns the ring so that it begins with its oldest byte, below a line that counts the lost ones.
  private void order() throws IOException {
    long oldest = positionOf(written);
    byte[] marker =
        String.format(Locale.ROOT, "%n[... %,d bytes left out ...]%n", written - limit)
            .getBytes(StandardCharsets.UTF_8);
    try (FileChannel ring =
        FileChannel.open(
            Files.createTempFile("assay-output", null),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      copy(channel, oldest, limit, ring, 0);
      copy(channel, head, oldest, ring, limit - oldest);
      ByteBuffer line = ByteBuffer.wrap(marker);
      while (line.hasRemaining()) {
        channel.write(line, head + line.position());
      }
      copy(ring, 0, limit - head, channel, head + marker.length);
    }
  }

  private static void copy(FileChannel from, long start, long end, FileChannel to, long position)
      throws IOException {
    to.position(position);
    for (long at = start; at < end; ) {
      long moved = from.transferTo(at, end - at, to);
      if (moved <= 0) {
        throw new IOException("a file of output was cut short by someone else");
      }
      at += moved;
    }
  }

  /// Finishes the file if that has not been done.
  @Override
  public synchronized void close() throws IOException {
    try (channel) {
      if (channel.isOpen()) {
        finish();
      }
    }
  }
}
