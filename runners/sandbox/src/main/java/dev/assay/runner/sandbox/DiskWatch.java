package dev.assay.runner.sandbox;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Ends a command when its session's folders hold as much as they may. It looks again and again,
/// five times a second where that is quick, so more can be written for a moment; no single file
/// gets larger, by the limit that the kernel keeps.
final class DiskWatch {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /// Looking may take this part of the time.
  private static final int SHARE = 10;

  private static final ScheduledExecutorService LOOKS =
      Executors.newScheduledThreadPool(
          1, Thread.ofPlatform().daemon().name("assay-disk-watch").factory());

  private final List<Path> folders;
  private final long limit;
  private final Runnable kill;
  private volatile boolean ended;
  private volatile boolean exceeded;

  /// @param kill ends the command
  DiskWatch(List<Path> folders, long limit, Runnable kill) {
    this.folders = List.copyOf(folders);
    this.limit = limit;
    this.kill = kill;
  }

  void start() {
    later(PAUSE_NANOS);
  }

  private void later(long nanos) {
    var _ = LOOKS.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
  }

  private void look() {
    if (ended) {
      return;
    }
    long start = System.nanoTime();
    if (isOver()) {
      exceeded = true;
      Thread.startVirtualThread(kill);
    } else {
      later(Math.max(PAUSE_NANOS, SHARE * (System.nanoTime() - start)));
    }
  }

  /// Ends the watch, with a last look, and says whether the limit was exceeded.
  boolean end() {
    ended = true;
    return exceeded || isOver();
  }

  private boolean isOver() {
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
