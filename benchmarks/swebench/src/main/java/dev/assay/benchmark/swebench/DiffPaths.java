package dev.assay.benchmark.swebench;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The paths in the headers of a diff as `git diff` writes it. Binary files are among them, so that
/// any diff can be asked.
final class DiffPaths {
  private static final String GIT = "diff --git a/";
  private static final String OLD = "--- a/";
  private static final String NEW = "+++ ";
  private static final String RENAMED = "rename from ";

  private DiffPaths() {}

  /// The files that the diff changes, moves or removes, in its order; none that it makes. Paths
  /// that git has to quote are left out.
  static Set<String> before(String diff) {
    Set<String> paths = new LinkedHashSet<>();
    List<String> lines = diff.lines().toList();
    for (int i = 0; i + 1 < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith(OLD) && lines.get(i + 1).startsWith(NEW)) {
        paths.add(withoutTab(line.substring(OLD.length())));
      } else if (line.startsWith(RENAMED)) {
        paths.add(line.substring(RENAMED.length()));
      }
    }
    return paths;
  }

  /// The files that the diff touches, those that it makes among them.
  static Set<String> all(String diff) {
    Set<String> paths = new LinkedHashSet<>();
    diff.lines()
        .filter(line -> line.startsWith(GIT) && line.contains(" b/"))
        .forEach(line -> paths.add(line.substring(line.lastIndexOf(" b/") + 3)));
    return paths;
  }

  // git ends a name with a tab where it has spaces.
  private static String withoutTab(String path) {
    return path.endsWith("\t") ? path.substring(0, path.length() - 1) : path;
  }
}
