package dev.assay.patch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Decides what several changes to the same file in one reply are to each other.
///
/// - The same change twice counts once.
/// - A change that builds on lines which an earlier one adds follows it.
/// - A change to the same lines as an earlier one, in another block, is a second thought: the last
///   counts. So is whatever comes from another block after the file was written or removed as a
///   whole, and a whole file after anything.
/// - All else are parts of one change.
final class ChangeMerger {
  private static final int TELLING_LENGTH = 4;

  private final Map<String, List<Entry>> entriesByPath = new LinkedHashMap<>();
  private final Repairs repairs;

  ChangeMerger(Repairs repairs) {
    this.repairs = repairs;
  }

  /// A change and the number of the block from which it is.
  private record Entry(FileChange change, int block) {}

  void add(FileChange change, int block) {
    List<Entry> entries = entriesByPath.computeIfAbsent(change.path(), path -> new ArrayList<>());
    if (entries.stream().anyMatch(entry -> entry.change.equals(change))) {
      repairs.add(change.path() + ": the same change is there twice");
      return;
    }
    boolean replaces =
        entries.stream().anyMatch(entry -> entry.block != block && replaces(change, entry.change));
    if (replaces && entries.stream().noneMatch(entry -> follows(change, entry.change))) {
      repairs.add(change.path() + ": of several versions of the change, the last was used");
      entries.removeIf(entry -> entry.block != block);
    }
    entries.add(new Entry(change, block));
  }

  /// All that is to be done, file by file in the order in which they first came up.
  List<FileChange> changes() {
    List<FileChange> changes = new ArrayList<>();
    entriesByPath.values().forEach(entries -> changes.addAll(joined(entries)));
    return changes;
  }

  private static boolean replaces(FileChange later, FileChange earlier) {
    return switch (later) {
      case FileChange.Mode mode -> false;
      case FileChange.Write write -> !(earlier instanceof FileChange.Mode);
      case FileChange.Delete delete -> true;
      case FileChange.Rename rename -> !(earlier instanceof FileChange.Mode);
      case FileChange.Edit edit ->
          switch (earlier) {
            case FileChange.Write write -> true;
            case FileChange.Delete delete -> true;
            case FileChange.Edit before -> sameLines(edit, before);
            case FileChange.Rename rename -> false;
            case FileChange.Mode mode -> false;
          };
    };
  }

  private static boolean sameLines(FileChange.Edit later, FileChange.Edit earlier) {
    Set<String> removed = telling(earlier.hunks(), Hunk.Kind.REMOVED);
    removed.retainAll(telling(later.hunks(), Hunk.Kind.REMOVED));
    return !removed.isEmpty()
        || earlier.hunks().stream()
            .anyMatch(hunk ->
                later.hunks().stream().anyMatch(other -> other.oldLines().equals(hunk.oldLines())));
  }

  /// Whether a change needs lines that another one adds.
  private static boolean follows(FileChange later, FileChange earlier) {
    if (!(later instanceof FileChange.Edit edit)) {
      return false;
    }
    Set<String> needed = telling(edit.hunks(), Hunk.Kind.REMOVED);
    needed.addAll(telling(edit.hunks(), Hunk.Kind.CONTEXT));
    return switch (earlier) {
      case FileChange.Edit before -> {
        Set<String> old = telling(before.hunks(), Hunk.Kind.REMOVED);
        old.addAll(telling(before.hunks(), Hunk.Kind.CONTEXT));
        needed.removeAll(old);
        needed.retainAll(telling(before.hunks(), Hunk.Kind.ADDED));
        yield !needed.isEmpty();
      }
      case FileChange.Write write ->
          !needed.isEmpty() && TextLines.of(write.content()).containsAll(needed);
      case FileChange.Delete delete -> false;
      case FileChange.Rename rename -> true;
      case FileChange.Mode mode -> true;
    };
  }

  private static Set<String> telling(List<Hunk> hunks, Hunk.Kind kind) {
    Set<String> lines = new HashSet<>();
    for (Hunk hunk : hunks) {
      for (Hunk.Line line : hunk.lines()) {
        if (line.kind() == kind && line.text().strip().length() >= TELLING_LENGTH) {
          lines.add(line.text());
        }
      }
    }
    return lines;
  }

  /// Edits whose line numbers count in the same file become one.
  private static List<FileChange> joined(List<Entry> entries) {
    List<FileChange> joined = new ArrayList<>();
    for (Entry entry : entries) {
      boolean joins =
          !joined.isEmpty()
              && entry.change instanceof FileChange.Edit edit
              && joined.getLast() instanceof FileChange.Edit before
              && isNumbered(edit)
              && isNumbered(before)
              && !follows(edit, before);
      if (joins) {
        List<Hunk> hunks = new ArrayList<>(((FileChange.Edit) joined.removeLast()).hunks());
        hunks.addAll(((FileChange.Edit) entry.change).hunks());
        joined.add(new FileChange.Edit(entry.change.path(), hunks));
      } else {
        joined.add(entry.change);
      }
    }
    return joined;
  }

  private static boolean isNumbered(FileChange.Edit edit) {
    return edit.hunks().stream().allMatch(hunk -> hunk.oldStart() > 0);
  }
}
