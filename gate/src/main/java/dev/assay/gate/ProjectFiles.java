package dev.assay.gate;

import dev.assay.protocol.Sha256;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Files of a project, but for what programs leave behind wherever they run.
///
/// @param root the project's folder
/// @param apart paths in it that are left out
record ProjectFiles(Path root, List<String> apart) {
  private static final Set<String> CACHES =
      Set.of("__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".DS_Store", ".git");

  /// The files, and links, in these paths of the project, by name. A path that is not there has
  /// none.
  SortedSet<Path> under(List<String> paths) throws IOException {
    SortedSet<Path> found = new TreeSet<>();
    for (String each : paths) {
      Path start = root.resolve(each).normalize();
      if (Files.exists(start, LinkOption.NOFOLLOW_LINKS)) {
        Files.walkFileTree(start, new Collector(found));
      }
    }
    return found;
  }

  /// Whether a file counts.
  boolean counts(Path file) {
    for (Path part : root.relativize(file)) {
      String name = part.toString();
      if (CACHES.contains(name) || name.endsWith(".pyc") || name.endsWith(".pyo")) {
        return false;
      }
    }
    return apart.stream().noneMatch(each -> file.startsWith(root.resolve(each).normalize()));
  }

  /// The SHA-256 of a file, or of what a link leads to.
  static String digest(Path file) throws IOException {
    return Files.isSymbolicLink(file)
        ? "link to " + Files.readSymbolicLink(file)
        : Sha256.ofFile(file);
  }

  private final class Collector extends SimpleFileVisitor<Path> {
    private final SortedSet<Path> found;

    Collector(SortedSet<Path> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return counts(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (counts(file)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
