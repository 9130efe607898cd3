package dev.assay.runner.process;

import dev.assay.runner.RunnerException;
import dev.assay.runner.WorkspacePath;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Copies a file or a folder of the lab into a workspace, over what is there. Of permissions only
/// the owner's right to execute is kept, as in git.
///
/// Links inside a folder are copied as links if they stay in it. A link that is in the way in the
/// workspace is replaced when it stands for the file itself, and refused on the way to it.
record CopyIn(Path source) {
  private static final Path HERE = Path.of("");
  private static final Set<PosixFilePermission> PLAIN =
      PosixFilePermissions.fromString("rw-r--r--");
  private static final Set<PosixFilePermission> EXECUTABLE =
      PosixFilePermissions.fromString("rwxr-xr-x");

  /// @param root the workspace
  /// @param workspace where that is
  static void copy(Path source, Foothold root, Path workspace, String to) throws RunnerException {
    Path target = WorkspacePath.of(to);
    try {
      Path real = source.toRealPath();
      CopyIn copy = new CopyIn(real);
      if (Files.isDirectory(real)) {
        if (workspace.startsWith(real)) {
          throw new RunnerException(
              "%s cannot be copied into itself, to %s".formatted(source, workspace));
        }
        copy.folder(real, root, target);
      } else if (target.toString().isEmpty()) {
        throw new RunnerException("the copy of file %s needs a name".formatted(source));
      } else {
        Path parent = target.getParent();
        try (Foothold folder = enter(root, parent == null ? HERE : parent)) {
          copy.entry(real, folder, target.getFileName());
        }
      }
    } catch (FileSystemLoopException e) {
      throw new RunnerException(
          "%s cannot be copied to '%s': the workspace has a link at '%s'; remove it first"
              .formatted(source, to, e.getFile()),
          e);
    } catch (IOException e) {
      throw new RunnerException("%s cannot be copied to '%s': %s".formatted(source, to, e), e);
    }
  }

  private void folder(Path folder, Foothold parent, Path name) throws IOException, RunnerException {
    try (Foothold copy = enter(parent, name);
        DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        entry(entry, copy, entry.getFileName());
      }
    }
  }

  /// Goes into a folder of the workspace, and makes what is missing of it.
  private static Foothold enter(Foothold root, Path folder) throws IOException {
    Foothold at = root.at(HERE);
    for (Path name : folder) {
      try (Foothold parent = at) {
        at = enterOne(parent, name);
      }
    }
    return at;
  }

  private static Foothold enterOne(Foothold parent, Path name) throws IOException {
    if (name.toString().isEmpty()) {
      return parent.at(HERE);
    }
    try {
      return directory(parent.at(name), name);
    } catch (NoSuchFileException absent) {
      Files.createDirectory(parent.path().resolve(name));
      return directory(parent.at(name), name);
    }
  }

  private static Foothold directory(Foothold entry, Path name) throws IOException {
    if (Files.isDirectory(entry.path())) {
      return entry;
    }
    entry.close();
    throw new NotDirectoryException(name.toString());
  }

  private void entry(Path entry, Foothold folder, Path name) throws IOException, RunnerException {
    BasicFileAttributes attributes =
        Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isDirectory()) {
      folder(entry, folder, name);
      return;
    }
    Path copy = folder.path().resolve(name);
    if (Files.isDirectory(copy, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(name.toString(), null, "a folder is in the way");
    }
    Files.deleteIfExists(copy);
    if (attributes.isSymbolicLink()) {
      Files.createSymbolicLink(copy, inner(entry));
    } else if (attributes.isRegularFile()) {
      Files.copy(entry, copy, LinkOption.NOFOLLOW_LINKS);
      Files.setPosixFilePermissions(copy, Files.isExecutable(entry) ? EXECUTABLE : PLAIN);
    } else {
      throw new RunnerException(
          "%s is neither file, folder nor link, and cannot be copied".formatted(entry));
    }
  }

  private Path inner(Path link) throws IOException, RunnerException {
    Path target = Files.readSymbolicLink(link);
    if (target.isAbsolute() || !link.resolveSibling(target).normalize().startsWith(source)) {
      throw new RunnerException(
          "the link %s leads out of %s, to %s, and is not followed"
              .formatted(link, source, target));
    }
    return target;
  }
}
