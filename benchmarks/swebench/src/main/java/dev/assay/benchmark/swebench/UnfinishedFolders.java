package dev.assay.benchmark.swebench;

import dev.assay.runner.FolderRemoval;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// Folders of a cache that get their name when they are whole.
final class UnfinishedFolders {
  /// Longer than anything takes to be made.
  private static final Duration ABANDONED = Duration.ofDays(1);

  private UnfinishedFolders() {}

  /// A new folder beside those that are whole. What makers that were killed long ago have left
  /// there is removed.
  ///
  /// @param prefix what names of unfinished folders begin with
  static Path create(Path cache, String prefix) throws IOException {
    Files.createDirectories(cache);
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(cache, prefix + "*")) {
      for (Path folder : folders) {
        if (Files.getLastModifiedTime(folder)
            .toInstant()
            .isBefore(Instant.now().minus(ABANDONED))) {
          FolderRemoval.remove(folder);
        }
      }
    }
    return Files.createTempDirectory(cache, prefix);
  }
}
