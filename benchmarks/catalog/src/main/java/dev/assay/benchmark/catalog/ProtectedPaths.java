package dev.assay.benchmark.catalog;

import dev.assay.patch.PathGlobs;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The files that a patch may not touch and that are laid down again after it: the tests, what the
/// task names, and what tells the tools of its language how to judge.
final class ProtectedPaths {
  // Catalogs without a 'protected' field often have tests within the workspace. A participant may
  // add tests of its own there; those that came with the task stay.
  private static final Pattern TEST_FILE =
      Pattern.compile(
          "conftest\\.py|(test_.*|.*_test|.*Test)\\.\\w+|.*\\.(test|spec)\\.[cm]?[jt]sx?");

  private final List<String> globs;
  private final PathGlobs matcher;

  private ProtectedPaths(List<String> globs) {
    this.globs = globs;
    this.matcher = PathGlobs.ignoringCase(globs);
  }

  static ProtectedPaths of(TaskMetadata metadata, SourceTree workspaceFiles) {
    List<String> globs = new ArrayList<>(List.of("tests/**"));
    String tests = metadata.folders().tests();
    String workspace = metadata.folders().workspace();
    if (tests.startsWith(workspace + "/")) {
      globs.add(escaped(tests.substring(workspace.length() + 1)) + "/**");
    } else if (!tests.equals(workspace)) {
      globs.add(escaped(tests) + "/**");
    }
    globs.add(DependencyInstallation.FOLDER + "/**");
    globs.add(GoBuildCache.FOLDER + "/**");
    globs.addAll(JudgingFiles.of(metadata.language(), metadata.editable()));
    metadata
        .protectedPaths()
        .ifPresentOrElse(
            globs::addAll,
            () -> {
              for (String path : workspaceFiles.files().keySet()) {
                if (TEST_FILE.matcher(path.substring(path.lastIndexOf('/') + 1)).matches()) {
                  globs.add(escaped(path));
                }
              }
            });
    return new ProtectedPaths(globs.stream().distinct().toList());
  }

  /// As in [dev.assay.patch.ApplyRules].
  List<String> globs() {
    return globs;
  }

  boolean covers(String path) {
    return matcher.match(path);
  }

  // A class of one character, since a backslash means nothing in these globs.
  private static String escaped(String path) {
    return path.replaceAll("[*?\\[{]", "[$0]");
  }
}
