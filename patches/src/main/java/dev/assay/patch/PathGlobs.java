package dev.assay.patch;

import java.util.List;

/// Globs over relative paths, made ready once to be asked often. [ApplyRules] says what they know.
public final class PathGlobs {
  private final List<PathGlob> globs;

  private PathGlobs(List<PathGlob> globs) {
    this.globs = globs;
  }

  /// Globs for which letter case counts.
  ///
  /// @throws IllegalArgumentException when a glob is broken
  public static PathGlobs of(List<String> globs) {
    return new PathGlobs(globs.stream().map(glob -> PathGlob.of(glob, false)).toList());
  }

  /// Globs for which letter case makes no difference.
  ///
  /// @throws IllegalArgumentException when a glob is broken
  public static PathGlobs ignoringCase(List<String> globs) {
    return new PathGlobs(globs.stream().map(glob -> PathGlob.of(glob, true)).toList());
  }

  /// Whether one of them fits the path.
  public boolean match(String path) {
    return globs.stream().anyMatch(glob -> glob.matches(path));
  }
}
