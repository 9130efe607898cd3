package dev.assay.patch;

import dev.assay.patch.Application.Reason;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The files of a workspace as a patch would leave them. Nothing is written; no link is followed.
final class WorkspaceTree {
  private final Path root;
  private final TreeMap<String, Optional<WorkspaceFile>> changed = new TreeMap<>();

  WorkspaceTree(Path root) {
    this.root = root;
  }

  /// The files that the patch leaves otherwise than they are; empty for those that it removes.
  SortedMap<String, Optional<WorkspaceFile>> differing() throws Refusal, IOException {
    SortedMap<String, Optional<WorkspaceFile>> differing = new TreeMap<>();
    for (Map.Entry<String, Optional<WorkspaceFile>> entry : changed.entrySet()) {
      String path = entry.getKey();
      Optional<WorkspaceFile> file = entry.getValue();
      boolean exists = attributes(path).filter(BasicFileAttributes::isRegularFile).isPresent();
      boolean same = file.isEmpty() ? !exists : exists && isUnchanged(path, file.get());
      if (!same) {
        differing.put(path, file);
      }
    }
    return differing;
  }

  private boolean isUnchanged(String path, WorkspaceFile file) throws Refusal, IOException {
    return switch (file) {
      case WorkspaceFile.Unread unread -> unread.origin().equals(path);
      case WorkspaceFile.Held held ->
          held.origin().filter(path::equals).isPresent()
              && held.executable().isEmpty()
              && Files.size(resolve(path)) == held.bytes().length
              && Arrays.equals(Files.readAllBytes(resolve(path)), held.bytes());
    };
  }

  /// The file at a path; empty when nothing is there.
  ///
  /// @throws Refusal when something else than a file is there or in its way
  Optional<WorkspaceFile> find(String path) throws Refusal, IOException {
    Optional<WorkspaceFile> known = changed.get(path);
    if (known != null) {
      return known;
    }
    boolean foldersLeft = checkFolders(path);
    if (holdsChangedFiles(path)) {
      throw new Refusal(Reason.NOT_A_FILE, path + " is a folder");
    }
    Optional<BasicFileAttributes> attributes = foldersLeft ? attributes(path) : Optional.empty();
    if (attributes.isEmpty() || isEmptied(path, attributes.get())) {
      return Optional.empty();
    }
    if (!attributes.get().isRegularFile()) {
      throw notAFile(path, attributes.get());
    }
    return Optional.of(new WorkspaceFile.Unread(path));
  }

  /// Puts a file at a path that [#find] accepts.
  void put(String path, WorkspaceFile file) throws Refusal, IOException {
    find(path);
    changed.put(path, Optional.of(file));
  }

  void remove(String path) {
    changed.put(path, Optional.empty());
  }

  /// The size of a file that was not changed yet.
  long size(String path) throws Refusal, IOException {
    return Files.size(resolve(path));
  }

  byte[] bytes(WorkspaceFile file) throws Refusal, IOException {
    return switch (file) {
      case WorkspaceFile.Held held -> held.bytes();
      case WorkspaceFile.Unread unread -> Files.readAllBytes(resolve(unread.origin()));
    };
  }

  /// Looks at every folder above a path; false when one of them is not there any more.
  private boolean checkFolders(String path) throws Refusal, IOException {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      String folder = path.substring(0, slash);
      Optional<WorkspaceFile> known = changed.get(folder);
      if (known != null && known.isPresent()) {
        throw new Refusal(Reason.NOT_A_FILE, path + " lies in " + folder + ", which is a file");
      }
      if (known != null) {
        return false;
      }
      Optional<BasicFileAttributes> attributes = attributes(folder);
      if (attributes.isPresent() && attributes.get().isSymbolicLink()) {
        throw new Refusal(Reason.LINK, path + " goes through the link " + folder);
      }
      if (attributes.isPresent() && !attributes.get().isDirectory()) {
        throw new Refusal(Reason.NOT_A_FILE, path + " lies in " + folder + ", which is a file");
      }
    }
    return true;
  }

  private boolean holdsChangedFiles(String folder) {
    return changed.subMap(folder + "/", folder + "0").values().stream()
        .anyMatch(Optional::isPresent);
  }

  /// Whether it is a folder that the patch has left without files.
  private boolean isEmptied(String folder, BasicFileAttributes attributes) throws IOException {
    if (!attributes.isDirectory() || changed.subMap(folder + "/", folder + "0").isEmpty()) {
      return false;
    }
    boolean[] emptied = {true};
    Files.walkFileTree(
        root.resolve(folder),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes ignored) {
            emptied[0] = changed.containsKey(slashed(file));
            return emptied[0] ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
          }
        });
    return emptied[0];
  }

  private String slashed(Path file) {
    return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
  }

  private static Refusal notAFile(String path, BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      return new Refusal(Reason.LINK, path + " is a link");
    }
    String kind = attributes.isDirectory() ? " is a folder" : " is a special file";
    return new Refusal(Reason.NOT_A_FILE, path + kind);
  }

  private Optional<BasicFileAttributes> attributes(String path) throws Refusal, IOException {
    try {
      return Optional.of(
          Files.readAttributes(
              resolve(path), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  private Path resolve(String path) throws Refusal {
    try {
      return root.resolve(path);
    } catch (InvalidPathException e) {
      throw new Refusal(
          Reason.LEAVES_WORKSPACE,
          "this system cannot name a file " + e.getInput() + ": " + e.getReason());
    }
  }
}
