package dev.assay.benchmark.catalog;

import dev.assay.patch.FileChange;
import dev.assay.patch.Patch;

/// Paths that start with `workspace/`. That is where the tests of catalogs elsewhere see the files,
/// so participants call them so; for the patch they are at the root.
final class WorkspacePrefix {
  private static final String PREFIX = WorkspaceLayout.LINK + "/";

  private WorkspacePrefix() {}

  /// Whether any path has the prefix although the task has no such folder.
  static boolean isNeedless(Patch patch, CatalogTask task) {
    boolean real =
        task.parts().workspace().files().keySet().stream()
            .anyMatch(path -> path.startsWith(PREFIX));
    return !real && patch.changes().stream().anyMatch(change -> change.path().startsWith(PREFIX));
  }

  static Patch removed(Patch patch) {
    return new Patch(patch.changes().stream().map(WorkspacePrefix::removed).toList());
  }

  private static FileChange removed(FileChange change) {
    return switch (change) {
      case FileChange.Write(String path, String content) ->
          new FileChange.Write(plain(path), content);
      case FileChange.Edit(String path, var hunks) -> new FileChange.Edit(plain(path), hunks);
      case FileChange.Delete(String path, var hunks) -> new FileChange.Delete(plain(path), hunks);
      case FileChange.Rename(String from, String path, var hunks) ->
          new FileChange.Rename(plain(from), plain(path), hunks);
      case FileChange.Mode(String path, boolean executable) ->
          new FileChange.Mode(plain(path), executable);
    };
  }

  private static String plain(String path) {
    return path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : path;
  }
}
