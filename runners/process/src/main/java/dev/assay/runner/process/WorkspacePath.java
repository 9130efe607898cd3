package dev.assay.runner.process;

import dev.assay.runner.RunnerException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Reads the names that callers give inside a workspace.
final class WorkspacePath {
  private WorkspacePath() {}

  /// A path of names only, empty for the workspace itself.
  ///
  /// @throws RunnerException when it is absolute or goes up
  static Path of(String relative) throws RunnerException {
    Path path;
    try {
      path = Path.of(relative);
    } catch (InvalidPathException e) {
      throw new RunnerException("'%s' is no path: %s".formatted(relative, e.getReason()), e);
    }
    boolean up = false;
    for (Path name : path) {
      up |= name.toString().equals("..");
    }
    if (path.isAbsolute() || up) {
      throw new RunnerException(
          "'%s' must be a path inside the workspace, without '..'".formatted(relative));
    }
    return path.normalize();
  }
}
