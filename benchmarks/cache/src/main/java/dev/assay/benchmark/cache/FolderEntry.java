package dev.assay.benchmark.cache;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/// A folder of a cache.
record FolderEntry(CachedFolders folders, Path folder) implements CacheEntry {
  @Override
  public String label() {
    return folders.label(folder) + (isLeftOver() ? " (unfinished)" : "");
  }

  @Override
  public long bytes() throws IOException {
    // What is being made or removed has another size in a moment.
    return isLeftOver() ? FolderSize.of(folder) : folders.note(folder).bytes();
  }

  /// What is left of one that was being made or removed is of no use to anybody.
  @Override
  public Instant lastUsed() throws IOException {
    return isLeftOver() ? Instant.EPOCH : folders.note(folder).lastUsed();
  }

  boolean isLeftOver() {
    return folders.isLeftOver(folder);
  }

  @Override
  public boolean tryRemove() throws IOException, InterruptedException {
    return folders.remove(folder);
  }
}
