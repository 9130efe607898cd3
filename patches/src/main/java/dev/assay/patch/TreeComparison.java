package dev.assay.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Compares two trees of files.
final class TreeComparison {
  private TreeComparison() {}

  static Patch between(Map<String, String> before, Map<String, String> after) {
    List<FileChange> changes = new ArrayList<>();
    // Removed files come first, so that a folder can take the place of a file.
    new TreeMap<>(before)
        .forEach((path, content) -> {
          if (!after.containsKey(path)) {
            changes.add(new FileChange.Delete(path, FileContent.hunksRemoving(content)));
          }
        });
    new TreeMap<>(after)
        .forEach((path, content) -> {
          String old = before.get(path);
          if (old == null) {
            changes.add(new FileChange.Write(path, content));
          } else if (!old.equals(content)) {
            changes.add(new FileChange.Edit(path, FileComparison.hunks(old, content)));
          }
        });
    return new Patch(changes);
  }
}
