package dev.assay.lab;

import dev.assay.runner.FolderRemoval;
import dev.assay.runner.TemporaryFolders;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;

/// A folder for an evaluation's own use.
record Scratch(Path path) implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(Scratch.class.getName());

  static Scratch create() throws IOException {
    return new Scratch(TemporaryFolders.create("evaluation"));
  }

  /// Removes the folder. What an attempt came to is not lost over one that stays.
  @Override
  public void close() {
    try {
      FolderRemoval.remove(path);
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "the folder {0} could not be removed: {1}", path, e);
    }
  }
}
