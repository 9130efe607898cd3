package dev.assay.runner.process;

import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/// Copies between the lab and a workspace.
record WorkspaceFiles(Path workspace) {
  void copyIn(Path from, String to) throws RunnerException {
    Path target = inside(to);
    try (Stream<Path> entries = Files.walk(from)) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        Path copy = target.resolve(from.relativize(entry).toString()).normalize();
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          Files.createDirectories(copy);
        } else {
          Path parent = copy.getParent();
          if (parent != null) {
            Files.createDirectories(parent);
          }
          Files.copy(
              entry,
              copy,
              StandardCopyOption.REPLACE_EXISTING,
              StandardCopyOption.COPY_ATTRIBUTES,
              LinkOption.NOFOLLOW_LINKS);
        }
      }
    } catch (IOException e) {
      throw new RunnerException("%s could not be copied to %s: %s".formatted(from, target, e), e);
    }
  }

  void copyOut(String from, Path to, long maxBytes) throws RunnerException {
    Path source = inside(from);
    try {
      Path at = workspace;
      for (Path name : workspace.relativize(source)) {
        at = at.resolve(name);
        if (Files.isSymbolicLink(at)) {
          throw new RunnerException(at + " is a link and is not copied out");
        }
      }
      BasicFileAttributes attributes =
          Files.readAttributes(source, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!attributes.isRegularFile()) {
        throw new RunnerException(source + " is no regular file and is not copied out");
      }
      if (attributes.size() > maxBytes) {
        throw new RunnerException(
            "%s has %,d bytes; at most %,d are copied out"
                .formatted(source, attributes.size(), maxBytes));
      }
      Files.copy(source, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new RunnerException("%s could not be copied out: %s".formatted(source, e), e);
    }
  }

  private Path inside(String relative) throws RunnerException {
    Path path = workspace.resolve(relative).normalize();
    if (!path.startsWith(workspace)) {
      throw new RunnerException(relative + " is outside the workspace " + workspace);
    }
    return path;
  }
}
