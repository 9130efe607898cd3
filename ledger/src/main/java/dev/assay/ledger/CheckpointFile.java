package dev.assay.ledger;

import dev.assay.ledger.LedgerException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// The checkpoints of a ledger, one a line, oldest first.
final class CheckpointFile {
  private static final long MAX_BYTES = 64L << 20;

  private CheckpointFile() {}

  /// Where the checkpoints of a ledger are unless somebody says otherwise: beside it.
  static Path beside(Path ledger) {
    return ledger.resolveSibling(ledger.getFileName() + ".checkpoints");
  }

  /// The lines, none where there is no file.
  static List<String> lines(Path file) {
    try {
      if (Files.notExists(file)) {
        return List.of();
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new LedgerException(
            Reason.NOT_A_LEDGER, file + " is too long to hold a ledger's checkpoints");
      }
      // Bytes that are no text become lines that are no checkpoints.
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /// Adds a line, durably. A line that a crash cut short before it stays alone.
  static void append(Path file, Checkpoint checkpoint) {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      String line = (endsWithinLine(channel) ? "\n" : "") + checkpoint.line() + "\n";
      channel.position(channel.size());
      channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static boolean endsWithinLine(FileChannel channel) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
  }

  private static LedgerException failed(Path file, IOException e) {
    return new LedgerException(Reason.INPUT_OUTPUT, "the checkpoints " + file + " failed: " + e, e);
  }
}
