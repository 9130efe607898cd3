package dev.assay.patch;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.List;

/// A stretch of lines in which two texts differ; ends are exclusive.
///
/// @param start first line in the old text
/// @param end line after the last in the old text
/// @param newStart first line in the new text
/// @param newEnd line after the last in the new text
record LineDifference(int start, int end, int newStart, int newEnd) {
  /// A stretch of more than this many pairs of lines is replaced as a whole rather than searched
  /// for its shortest difference, which takes time in their number when all lines differ.
  private static final long MOST_PAIRS = 4_000_000;

  /// What differs, in order. Lines that are unique in both texts part the search, so that small
  /// changes in long texts are found quickly.
  static List<LineDifference> between(List<String> before, List<String> after) {
    List<LineDifference> differences = new ArrayList<>();
    int at = 0;
    int newAt = 0;
    for (Anchor anchor : Anchor.between(before, after)) {
      between(before, after, at, anchor.line(), newAt, anchor.newLine(), differences);
      at = anchor.line() + 1;
      newAt = anchor.newLine() + 1;
    }
    between(before, after, at, before.size(), newAt, after.size(), differences);
    return merged(differences);
  }

  private static void between(
      List<String> before,
      List<String> after,
      int from,
      int to,
      int newFrom,
      int newTo,
      List<LineDifference> differences) {
    int start = from;
    int newStart = newFrom;
    while (start < to && newStart < newTo && before.get(start).equals(after.get(newStart))) {
      start++;
      newStart++;
    }
    int end = to;
    int newEnd = newTo;
    while (end > start && newEnd > newStart && before.get(end - 1).equals(after.get(newEnd - 1))) {
      end--;
      newEnd--;
    }
    if (start == end && newStart == newEnd) {
      return;
    }
    if ((long) (end - start) * (newEnd - newStart) > MOST_PAIRS
        || start == end
        || newStart == newEnd) {
      differences.add(new LineDifference(start, end, newStart, newEnd));
      return;
    }
    List<Change> changes =
        new ArrayList<>(
            new MyersDiffWithLinearSpace<String>()
                .computeDiff(before.subList(start, end), after.subList(newStart, newEnd), null));
    for (Change change : changes) {
      differences.add(
          new LineDifference(
              start + change.startOriginal,
              start + change.endOriginal,
              newStart + change.startRevised,
              newStart + change.endRevised));
    }
  }

  /// Joins differences that touch.
  private static List<LineDifference> merged(List<LineDifference> differences) {
    List<LineDifference> merged = new ArrayList<>();
    for (LineDifference next : differences) {
      boolean touches =
          !merged.isEmpty()
              && merged.getLast().end == next.start
              && merged.getLast().newEnd == next.newStart;
      if (touches) {
        LineDifference last = merged.removeLast();
        merged.add(new LineDifference(last.start, next.end, last.newStart, next.newEnd));
      } else {
        merged.add(next);
      }
    }
    return merged;
  }
}
