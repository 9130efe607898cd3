package dev.assay.patch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A folder with files to patch.
record Workspace(Path root) {
  static Workspace holding(Path root, Map<String, String> files) {
    Workspace workspace = new Workspace(root);
    files.forEach(workspace::write);
    return workspace;
  }

  void write(String path, String content) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String path) {
    try {
      return Files.readString(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The contents of all files by path; links are not followed, git's own files left out.
  Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      paths
          .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .map(path -> root.relativize(path).toString())
          .filter(path -> !path.startsWith(".git/"))
          .forEach(path -> files.put(path, read(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  Application apply(Patch patch) {
    return PatchApplier.apply(patch, root, ApplyRules.EXACT);
  }

  Application apply(String diff) {
    return apply(UnifiedDiff.parse(diff));
  }

  Application applyFuzzily(String diff) {
    return PatchApplier.apply(
        UnifiedDiff.parse(diff),
        root,
        new ApplyRules(java.util.List.of(), java.util.List.of(), true));
  }
}
