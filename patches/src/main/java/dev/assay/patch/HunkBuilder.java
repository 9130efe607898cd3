package dev.assay.patch;

import dev.assay.patch.Hunk.Kind;
import dev.assay.patch.Hunk.Line;
import java.util.ArrayList;
import java.util.List;

/// Collects the lines of a hunk and keeps track of where `\ No newline at end of file` stood.
final class HunkBuilder {
  private final List<Line> lines = new ArrayList<>();
  private int oldCount;
  private int newCount;
  private boolean oldMarked;
  private boolean newMarked;
  private boolean contextMarked;
  private boolean misplacedMarker;

  void add(Kind kind, String text) {
    lines.add(new Line(kind, text));
    if (kind != Kind.ADDED) {
      oldCount++;
      misplacedMarker |= oldMarked && !(contextMarked && newMarked);
      oldMarked = false;
    }
    if (kind != Kind.REMOVED) {
      newCount++;
      misplacedMarker |= newMarked && !(contextMarked && oldMarked);
      newMarked = false;
    }
  }

  /// Says that the line before has no newline.
  void markMissingNewline() {
    if (lines.isEmpty()) {
      misplacedMarker = true;
      return;
    }
    Kind kind = lines.getLast().kind();
    oldMarked |= kind != Kind.ADDED;
    newMarked |= kind != Kind.REMOVED;
    contextMarked = kind == Kind.CONTEXT;
  }

  /// Whether a marker stood where its file goes on, and was dropped for that.
  boolean misplacedMarker() {
    return misplacedMarker;
  }

  int oldCount() {
    return oldCount;
  }

  int newCount() {
    return newCount;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  boolean changesNothing() {
    return lines.stream().allMatch(line -> line.kind() == Kind.CONTEXT);
  }

  /// Takes back empty lines of context at the end, which belong to the text after the hunk.
  void dropTrailingBlankContext() {
    while (!lines.isEmpty() && lines.getLast().equals(new Line(Kind.CONTEXT, ""))) {
      lines.removeLast();
      oldCount--;
      newCount--;
    }
  }

  Hunk build(int oldStart, String section) {
    return new Hunk(oldStart, section, lines, oldMarked, newMarked);
  }
}
