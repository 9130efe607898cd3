package dev.assay.benchmark.swebench;

import dev.assay.patch.FileChange;
import dev.assay.patch.Patch;
import dev.assay.patch.UnifiedDiff;
import java.util.List;
import java.util.Map;

/// The diff of a patch that was read out of a reply. A file that is written or removed as a whole
/// becomes a diff against what it was: git makes no file that is there, and removes none whose
/// content it is not told.
final class GitDiff {
  private GitDiff() {}

  /// @param files what the model was shown, by path
  static String of(Patch patch, Map<String, String> files) {
    StringBuilder diff = new StringBuilder();
    for (FileChange change : patch.changes()) {
      String before = files.get(change.path());
      Patch part =
          switch (change) {
            case FileChange.Write(String path, String content) when before != null ->
                UnifiedDiff.between(Map.of(path, before), Map.of(path, content));
            case FileChange.Delete(String path, var _) when before != null ->
                UnifiedDiff.between(Map.of(path, before), Map.of());
            case FileChange.Write _,
                FileChange.Delete _,
                FileChange.Edit _,
                FileChange.Rename _,
                FileChange.Mode _ ->
                new Patch(List.of(change));
          };
      diff.append(UnifiedDiff.format(part));
    }
    return diff.toString();
  }
}
