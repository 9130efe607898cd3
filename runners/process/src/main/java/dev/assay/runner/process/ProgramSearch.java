package dev.assay.runner.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Finds a program as `execvp` does, but with the command's `PATH` and folder, not the lab's.
final class ProgramSearch {
  private ProgramSearch() {}

  /// The program's absolute path, or empty when there is no such executable file.
  static Optional<Path> find(String name, Path directory, String path) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (name.indexOf('/') >= 0) {
      return Optional.of(directory.resolve(name)).filter(ProgramSearch::executable);
    }
    for (String folder : path.split(":", -1)) {
      Path candidate = directory.resolve(folder).resolve(name);
      if (executable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static boolean executable(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
