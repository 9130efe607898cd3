package dev.assay.runner;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// Removes a folder with all that is in it, whatever a program has made of it: folders without
/// permissions, links (which are not followed), and paths longer than the system takes.
///
/// Nothing may work in the folder meanwhile.
public final class FolderRemoval {
  /// The system takes 4096 bytes; a name has at most 255.
  private static final int LONGEST_PATH = 2000;

  private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rwx------");

  private final Path top;

  /// Folders so deep down that they were moved to the top to be reached.
  private final Deque<Path> lifted = new ArrayDeque<>();

  private int lifts;

  private FolderRemoval(Path top) {
    this.top = top;
  }

  /// Removes the folder.
  ///
  /// @throws IOException when something in it cannot be removed, or there is no such folder
  public static void remove(Path folder) throws IOException {
    FolderRemoval removal = new FolderRemoval(folder);
    removal.empty(folder);
    for (Path deep = removal.lifted.poll(); deep != null; deep = removal.lifted.poll()) {
      removal.empty(deep);
      Files.delete(deep);
    }
    Files.delete(folder);
  }

  private void empty(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, OWN);
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          Files.delete(entry);
        } else if (!lifted.contains(entry)) {
          folders.add(entry);
        }
      }
    }
    for (Path inner : folders) {
      if (inner.toString().length() > LONGEST_PATH) {
        lift(inner);
      } else {
        empty(inner);
        Files.delete(inner);
      }
    }
  }

  private void lift(Path folder) throws IOException {
    // To move a folder is to write its entry for the parent.
    Files.setPosixFilePermissions(folder, OWN);
    Path target;
    do {
      target = top.resolve(".lifted-" + lifts++);
    } while (Files.exists(target, LinkOption.NOFOLLOW_LINKS));
    Files.move(folder, target);
    lifted.add(target);
  }
}
