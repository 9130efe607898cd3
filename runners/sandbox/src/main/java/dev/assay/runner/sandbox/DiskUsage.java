package dev.assay.runner.sandbox;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Whether a session's folders hold as much as they may. No single file gets larger, by the limit
/// that the kernel keeps.
///
/// @param limit in bytes
record DiskUsage(List<Path> folders, long limit) implements BooleanSupplier {
  DiskUsage {
    folders = List.copyOf(folders);
  }

  @Override
  public boolean getAsBoolean() {
    Sum sum = new Sum(limit);
    for (Path folder : folders) {
      try {
        Files.walkFileTree(folder, sum);
      } catch (IOException e) {
        // What cannot be looked at now will be at the next look.
      }
    }
    return sum.bytes >= limit;
  }

  /// Adds up the sizes of files, as far as is needed to know. Holes count: their files can be
  /// filled at any time.
  private static final class Sum extends SimpleFileVisitor<Path> {
    private final long enough;
    private long bytes;

    Sum(long enough) {
      this.enough = enough;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      bytes += attributes.isRegularFile() ? attributes.size() : 0;
      return bytes >= enough ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
