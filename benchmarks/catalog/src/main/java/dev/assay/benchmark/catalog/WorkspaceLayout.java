package dev.assay.benchmark.catalog;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The folder in which a task is judged. First the starter is laid down and patched; then, over
/// whatever the patch did, all that judges.
///
/// @param root an empty folder
/// @param without the defences that are off
record WorkspaceLayout(CatalogTask task, Path root, Set<Defence> without) {
  /// Under this name, tests of catalogs elsewhere find the workspace beside them.
  static final String LINK = "workspace";

  private static final String REQUIREMENTS = "requirements.txt";

  void layStarter() throws IOException {
    task.parts().workspace().copyTo(root);
    if (without.contains(Defence.TESTS_LAID_LAST)) {
      layOver(task.parts().tests());
    }
  }

  /// Lays down what judges. Nothing else has touched the folder since the patch.
  void layJudge() throws IOException {
    if (!without.contains(Defence.PROTECTED_FILES)) {
      removeProtected();
      layOver(task.parts().workspace().filtered(task.protectedPaths()::covers));
    }
    if (!without.contains(Defence.TESTS_LAID_LAST)) {
      layOver(task.parts().tests());
    }
    if (task.parts().dependencies().isPresent()) {
      layOver(
          new SourceTree(new TreeMap<>(Map.of(REQUIREMENTS, task.parts().dependencies().get()))));
    }
    if (isFree() && needsLink()) {
      Files.createSymbolicLink(root.resolve(LINK), Path.of("."));
    }
    if (task.metadata().evaluation().reportFile().isPresent()
        && !without.contains(Defence.FRESH_REPORT)) {
      TreeRemoval.remove(root.resolve(reportFile()));
    }
  }

  /// The report's path without the link, since nothing is copied out through links.
  String reportFile() {
    return plain(task.metadata().evaluation().reportFile().orElse(""));
  }

  /// Where the command runs, without the link.
  String workingDirectory() {
    return plain(task.metadata().evaluation().workingDirectory());
  }

  private String plain(String path) {
    boolean named = path.equals(LINK) || path.startsWith(LINK + "/");
    return named && (isLinked() || isFree())
        ? path.substring(Math.min(path.length(), LINK.length() + 1))
        : path;
  }

  private boolean isFree() {
    return !Files.exists(root.resolve(LINK), LinkOption.NOFOLLOW_LINKS);
  }

  /// Tests within the workspace find the code without it, and what looks for tests in all folders
  /// would go round in it.
  private boolean needsLink() {
    List<String> command = task.metadata().evaluation().command();
    boolean named = command.stream().anyMatch(argument -> argument.contains(LINK));
    return named || !(task.parts().tests().files().isEmpty() || searchesAll(command));
  }

  /// Whether it is node's test runner without paths, which follows links for ever.
  private static boolean searchesAll(List<String> command) {
    return Path.of(command.getFirst()).endsWith("node")
        && command.contains("--test")
        && command.stream().skip(1).allMatch(argument -> argument.startsWith("-"));
  }

  /// Whether the link is there, and not a file or folder of the task or the patch with its name.
  boolean isLinked() {
    return Files.isSymbolicLink(root.resolve(LINK));
  }

  private void removeProtected() throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (task.protectedPaths().covers(root.relativize(file).toString().replace('\\', '/'))) {
              Files.delete(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  // A patch may have made a file where a folder belongs, and the other way round.
  private void layOver(SourceTree tree) throws IOException {
    Set<Path> seen = new HashSet<>(Set.of(root));
    for (String path : tree.files().keySet()) {
      Path target = root.resolve(path);
      for (Path above = target.getParent();
          above != null && seen.add(above);
          above = above.getParent()) {
        if (!Files.isDirectory(above, LinkOption.NOFOLLOW_LINKS)) {
          TreeRemoval.remove(above);
        }
      }
      if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
        TreeRemoval.remove(target);
      }
    }
    tree.copyTo(root);
  }
}
