package dev.assay.benchmark.swebench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The files that decide what tests say, as they were laid down. The kernel's own note of the last
/// change to each tells also of one that was taken back.
///
/// @param marks what tells one state of a file from another, by path relative to the repository
record LaidFiles(Path repository, Map<String, String> marks) {
  private static final String MARK = "unix:ino,ctime,mode";

  /// @param paths of files that are there
  static LaidFiles of(Path repository, Iterable<String> paths) throws IOException {
    Map<String, String> marks = new TreeMap<>();
    for (String path : paths) {
      marks.put(path, mark(repository.resolve(path)));
    }
    return new LaidFiles(repository, marks);
  }

  /// A file that is not as it was laid down.
  Optional<String> changed() {
    for (var entry : marks.entrySet()) {
      try {
        Path file = repository.resolve(entry.getKey());
        if (!file.toRealPath().equals(file) || !mark(file).equals(entry.getValue())) {
          return Optional.of(entry.getKey());
        }
      } catch (IOException e) {
        return Optional.of(entry.getKey());
      }
    }
    return Optional.empty();
  }

  private static String mark(Path file) throws IOException {
    return new TreeMap<>(Files.readAttributes(file, MARK, LinkOption.NOFOLLOW_LINKS)).toString();
  }
}
