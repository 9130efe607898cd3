package dev.assay.speed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// What this disk takes for the least durable thing: 4 KiB at the end of a file, and `fsync`.
final class DiskSync {
  private static final int BYTES = 4096;

  private DiskSync() {}

  static Samples measure(Path folder, int times) throws IOException {
    Path file = Files.createTempFile(folder, "sync-", ".bin");
    List<Long> nanos = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
      for (int i = 0; i < times; i++) {
        ByteBuffer block = ByteBuffer.allocate(BYTES);
        long start = System.nanoTime();
        while (block.hasRemaining()) {
          channel.write(block);
        }
        channel.force(true);
        nanos.add(System.nanoTime() - start);
      }
    } finally {
      Files.delete(file);
    }
    return new Samples(nanos);
  }
}
