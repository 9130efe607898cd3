package dev.assay.benchmark.cache;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// How much of a disk a folder takes, near enough: whole blocks for each file and folder, as disks
/// give them out. No link is followed.
public final class FolderSize extends SimpleFileVisitor<Path> {
  private static final long BLOCK = 4_096;

  private long bytes;

  private FolderSize() {}

  /// The size of a file or folder; what goes away meanwhile does not count.
  public static long of(Path top) throws IOException {
    FolderSize size = new FolderSize();
    Files.walkFileTree(top, size);
    return size.bytes;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    bytes += BLOCK;
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    bytes += (attributes.size() + BLOCK - 1) / BLOCK * BLOCK;
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
    return FileVisitResult.CONTINUE;
  }
}
