package dev.assay.benchmark.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Tells a disk that is full from what else can go wrong.
final class FullDisk {
  private static final List<String> SIGNS =
      List.of("No space left on device", "Errno 28", "ENOSPC", "Disk quota exceeded");

  /// So little that hardly anything can be written. Systems say it in other languages, too.
  private static final long NOTHING = 1 << 16;

  private FullDisk() {}

  /// @param place on the disk in question
  /// @return what is to be said of it, where that was the cause
  static Optional<String> said(Path place, Exception failure) {
    long left = left(place);
    String message = String.valueOf(failure.getMessage());
    return left < NOTHING || SIGNS.stream().anyMatch(message::contains)
        ? Optional.of("the disk of %s is full (%s left)".formatted(place, new ByteSize(left)))
        : Optional.empty();
  }

  private static long left(Path place) {
    try {
      return Files.getFileStore(place).getUsableSpace();
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }
}
