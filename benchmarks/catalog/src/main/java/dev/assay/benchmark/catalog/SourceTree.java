package dev.assay.benchmark.catalog;

import dev.assay.benchmark.SourceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The files below a folder of the catalog, without what tools leave behind there.
///
/// @param files by their path relative to the folder, with forward slashes
record SourceTree(SortedMap<String, Path> files) {
  /// Folders that builds and test runs make, never part of a task.
  private static final Set<String> CACHES =
      Set.of(
          "__pycache__",
          ".pytest_cache",
          ".mypy_cache",
          ".venv",
          "target",
          "node_modules",
          ".gocache",
          ".git");

  /// A tree without files.
  static final SourceTree EMPTY = new SourceTree(new TreeMap<>());

  /// Reads a folder, all the way down. Links and special files are problems.
  static SourceTree read(Path folder, TaskProblems problems) throws IOException {
    SortedMap<String, Path> files = new TreeMap<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
            boolean cache =
                !visited.equals(folder) && CACHES.contains(String.valueOf(visited.getFileName()));
            return cache ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              files.put(folder.relativize(file).toString().replace('\\', '/'), file);
            } else {
              String kind = attributes.isSymbolicLink() ? "a link" : "no regular file";
              problems.error(file, "is " + kind + "; a task holds regular files only");
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return new SourceTree(files);
  }

  /// The files whose path fits.
  SourceTree filtered(Predicate<String> paths) {
    SortedMap<String, Path> kept = new TreeMap<>(files);
    kept.keySet().removeIf(paths.negate());
    return new SourceTree(kept);
  }

  /// The files below a folder of this tree, by their path within that folder.
  SourceTree below(String folder) {
    SortedMap<String, Path> inner = new TreeMap<>();
    String prefix = folder + "/";
    files.forEach((path, file) -> {
      if (path.startsWith(prefix)) {
        inner.put(path.substring(prefix.length()), file);
      }
    });
    return new SourceTree(inner);
  }

  /// These files and those of another tree, which win.
  SourceTree overlaidBy(SourceTree other) {
    SortedMap<String, Path> both = new TreeMap<>(files);
    both.putAll(other.files);
    return new SourceTree(both);
  }

  /// Copies all files with their modes, over what is there.
  void copyTo(Path folder) throws IOException {
    Set<Path> made = new HashSet<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Path parent = target.getParent();
      // To make a folder that is there costs an exception.
      if (parent != null && made.add(parent) && !Files.isDirectory(parent)) {
        Files.createDirectories(parent);
      }
      Files.copy(
          file.getValue(),
          target,
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES);
      // A catalog may be installed read-only; what runs on the copy may rewrite it.
      target.toFile().setWritable(true, true);
    }
  }

  /// The files as a person or a model reads them.
  List<SourceFile> sourceFiles() throws IOException {
    List<SourceFile> sources = new ArrayList<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      byte[] bytes = Files.readAllBytes(file.getValue());
      String text = text(bytes).orElse("(a binary file of " + bytes.length + " bytes)");
      sources.add(new SourceFile(file.getKey(), text));
    }
    return sources;
  }

  /// The contents of all text files by path.
  SortedMap<String, String> texts() throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      text(Files.readAllBytes(file.getValue())).ifPresent(text -> texts.put(file.getKey(), text));
    }
    return texts;
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
