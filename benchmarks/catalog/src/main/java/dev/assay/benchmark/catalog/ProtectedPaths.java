package dev.assay.benchmark.catalog;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The files that a patch may not touch and that are laid down again after it: the tests, and what
/// the task names.
///
/// @param globs as in [dev.assay.patch.ApplyRules]
record ProtectedPaths(List<String> globs) {
  // Catalogs without a 'protected' field often have tests within the workspace. A participant may
  // add tests of its own there; those that came with the task stay.
  private static final Pattern TEST_FILE =
      Pattern.compile(
          "conftest\\.py|(test_.*|.*_test|.*Test)\\.\\w+|.*\\.(test|spec)\\.[cm]?[jt]sx?");

  ProtectedPaths {
    globs = List.copyOf(globs);
  }

  static ProtectedPaths of(CatalogTask task) {
    TaskMetadata metadata = task.metadata();
    List<String> globs = new ArrayList<>(List.of("tests/**"));
    String tests = metadata.folders().tests();
    String workspace = metadata.folders().workspace();
    if (tests.startsWith(workspace + "/")) {
      globs.add(escaped(tests.substring(workspace.length() + 1)) + "/**");
    } else if (!tests.equals(workspace)) {
      globs.add(escaped(tests) + "/**");
    }
    globs.add(DependencyInstallation.FOLDER + "/**");
    metadata
        .protectedPaths()
        .ifPresentOrElse(
            globs::addAll,
            () -> {
              for (String path : task.parts().workspace().files().keySet()) {
                if (TEST_FILE.matcher(path.substring(path.lastIndexOf('/') + 1)).matches()) {
                  globs.add(escaped(path));
                }
              }
            });
    return new ProtectedPaths(globs.stream().distinct().toList());
  }

  boolean covers(String path) {
    Path lower = Path.of(path.toLowerCase(Locale.ROOT));
    return globs.stream().anyMatch(glob -> matches(glob.toLowerCase(Locale.ROOT), lower));
  }

  private static boolean matches(String glob, Path path) {
    if (glob.endsWith("/")) {
      return matcher(glob + "**").matches(path);
    }
    if (glob.indexOf('/') < 0) {
      Path name = path.getFileName();
      return name != null && matcher(glob).matches(name);
    }
    return matcher(glob).matches(path)
        || (glob.startsWith("**/") && matcher(glob.substring(3)).matches(path));
  }

  private static PathMatcher matcher(String glob) {
    return FileSystems.getDefault().getPathMatcher("glob:" + glob);
  }

  // A class of one character, since a backslash means nothing in these globs.
  private static String escaped(String path) {
    return path.replaceAll("[*?\\[{]", "[$0]");
  }
}
