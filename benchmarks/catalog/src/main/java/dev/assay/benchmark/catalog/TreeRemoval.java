package dev.assay.benchmark.catalog;

import dev.assay.runner.FolderRemoval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Removes what is at a path, if anything is: a file, a link, or a folder with all that is in it.
final class TreeRemoval {
  private TreeRemoval() {}

  static void remove(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      FolderRemoval.remove(path);
    } else if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) { // it may be below a file
      Files.delete(path);
    }
  }
}
