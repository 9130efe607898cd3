package dev.assay.patch;

import dev.assay.patch.Hunk.Kind;
import java.util.ArrayList;
import java.util.List;

/// Compares two texts and groups what differs into hunks.
final class FileComparison {
  private static final int CONTEXT = 3;

  private final List<String> before;
  private final List<String> after;

  private FileComparison(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  /// The hunks that make one text of another, with three lines of context.
  static List<Hunk> hunks(String before, String after) {
    FileComparison comparison = new FileComparison(terminated(before), terminated(after));
    return comparison.grouped(LineDifference.between(comparison.before, comparison.after));
  }

  /// Lines with their line feeds, so that a last line with and one without differ.
  private static List<String> terminated(String text) {
    FileContent content = FileContent.of(text);
    List<String> lines = new ArrayList<>(content.lines().size());
    for (String line : content.lines()) {
      lines.add(line + "\n");
    }
    if (content.endsWithoutNewline()) {
      lines.set(lines.size() - 1, content.lines().getLast());
    }
    return lines;
  }

  private List<Hunk> grouped(List<LineDifference> differences) {
    List<Hunk> hunks = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= differences.size(); i++) {
      boolean apart =
          i == differences.size()
              || differences.get(i).start() - differences.get(i - 1).end() > 2 * CONTEXT;
      if (apart) {
        hunks.add(hunk(differences.subList(first, i)));
        first = i;
      }
    }
    return hunks;
  }

  private Hunk hunk(List<LineDifference> differences) {
    int start = Math.max(0, differences.getFirst().start() - CONTEXT);
    int end = Math.min(before.size(), differences.getLast().end() + CONTEXT);
    HunkBuilder hunk = new HunkBuilder();
    int at = start;
    for (LineDifference difference : differences) {
      add(hunk, Kind.CONTEXT, before.subList(at, difference.start()));
      add(hunk, Kind.REMOVED, before.subList(difference.start(), difference.end()));
      add(hunk, Kind.ADDED, after.subList(difference.newStart(), difference.newEnd()));
      at = difference.end();
    }
    add(hunk, Kind.CONTEXT, before.subList(at, end));
    return hunk.build(start == end ? start : start + 1, "");
  }

  private static void add(HunkBuilder hunk, Kind kind, List<String> lines) {
    for (String line : lines) {
      boolean terminated = line.endsWith("\n");
      hunk.add(kind, terminated ? line.substring(0, line.length() - 1) : line);
      if (!terminated) {
        hunk.markMissingNewline();
      }
    }
  }
}
