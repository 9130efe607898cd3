package dev.assay.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Files that a reader finds whole or not at all.
final class AtomicFiles {
  private AtomicFiles() {}

  /// Replaces a file by way of a new one beside it.
  static void write(Path file, String text) throws IOException {
    Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), ".draft-", ".tmp");
    try {
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
