package dev.assay.runner;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/// Reads the names that callers give inside a workspace.
public final class WorkspacePath {
  private WorkspacePath() {}

  /// A path of names only, empty for the workspace itself.
  ///
  /// @throws RunnerException when it is absolute or goes up
  public static Path of(String relative) throws RunnerException {
    Path path = parse(relative);
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

  private static Path parse(String relative) throws RunnerException {
    try {
      return Path.of(relative);
    } catch (InvalidPathException e) {
      if (relative.indexOf('\0') >= 0) {
        throw new RunnerException("'%s' is no path".formatted(relative.replace("\0", "\\0")), e);
      }
      // The locale has no such characters, as in a container without LANG. A URI takes any byte.
      Path root = Path.of("/");
      return root.relativize(Path.of(URI.create("file:///" + escaped(relative))));
    }
  }

  private static String escaped(String path) {
    StringBuilder escaped = new StringBuilder();
    for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
      escaped.append(each == '/' ? "/" : String.format(Locale.ROOT, "%%%02X", each));
    }
    return escaped.toString();
  }
}
