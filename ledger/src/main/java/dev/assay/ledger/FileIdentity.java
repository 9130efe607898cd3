package dev.assay.ledger;

import dev.assay.ledger.LedgerException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which file a path leads to. An open file that was deleted still takes writes, and loses them
/// when it is closed; a ledger that does not look would go on acknowledging, and a reader would go
/// on answering from the past.
final class FileIdentity {
  private final Path file;
  private final @Nullable Object key;

  FileIdentity(Path file) {
    this.file = file;
    try {
      this.key = key(file);
    } catch (IOException e) {
      throw new LedgerException(Reason.INPUT_OUTPUT, "the ledger " + file + " failed: " + e, e);
    }
  }

  /// @throws LedgerException when the path leads to another file or to none
  void requireSame() {
    try {
      if (Objects.equals(key, key(file))) {
        return;
      }
    } catch (IOException gone) {
      // Told in the same words as another file.
    }
    throw new LedgerException(
        Reason.MISSING,
        "the ledger "
            + file
            + " was deleted or moved while it was open; put it back or open another");
  }

  /// Absent where the file system has no such thing.
  private static @Nullable Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }
}
