package dev.assay.patch;

import dev.assay.patch.Hunk.Kind;
import dev.assay.patch.Hunk.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How much further a file's lines are indented than those of a hunk.
///
/// @param more what the file has at the start of a line and the hunk has not
/// @param less what the hunk has at the start of a line and the file has not
record Indentation(String more, String less) {
  /// Moves the added lines of a hunk that fits but for indentation as far as the file's lines are.
  /// They stay as they are when the distance differs from line to line.
  static HunkPlace follow(HunkPlace place, List<String> fileLines) {
    Optional<Indentation> removed = common(place, fileLines, Kind.REMOVED);
    Optional<Indentation> shift = removed.or(() -> common(place, fileLines, Kind.CONTEXT));
    // One space is what a line of context loses with its marker; the added lines have theirs.
    boolean lostMarker =
        removed.isEmpty()
            && shift.filter(found -> found.equals(new Indentation(" ", ""))).isPresent();
    List<String> notes = new ArrayList<>(place.notes());
    if (shift.isEmpty() || lostMarker || shift.get().isNone()) {
      notes.add("the indentation of its old lines was ignored");
      return new HunkPlace(place.hunk(), place.at(), place.likeness(), notes);
    }
    Indentation found = shift.get();
    List<Line> lines =
        place.hunk().lines().stream()
            .map(line -> line.kind() == Kind.ADDED ? found.move(line) : line)
            .toList();
    notes.add("the indentation of its lines was put right");
    return new HunkPlace(place.hunk().withLines(lines), place.at(), place.likeness(), notes);
  }

  private static Optional<Indentation> common(HunkPlace place, List<String> fileLines, Kind kind) {
    Optional<Indentation> common = Optional.empty();
    int at = place.at();
    for (Line line : place.hunk().lines()) {
      if (line.kind() == kind && !line.text().isBlank()) {
        Optional<Indentation> next = between(leading(line.text()), leading(fileLines.get(at)));
        if (next.isEmpty() || (common.isPresent() && !common.equals(next))) {
          return Optional.empty();
        }
        common = next;
      }
      at += line.kind() == Kind.ADDED ? 0 : 1;
    }
    return common;
  }

  private static Optional<Indentation> between(String ofHunk, String ofFile) {
    if (ofFile.endsWith(ofHunk)) {
      String more = ofFile.substring(0, ofFile.length() - ofHunk.length());
      return Optional.of(new Indentation(more, ""));
    }
    if (ofHunk.endsWith(ofFile)) {
      String less = ofHunk.substring(0, ofHunk.length() - ofFile.length());
      return Optional.of(new Indentation("", less));
    }
    return Optional.empty();
  }

  private static String leading(String line) {
    return line.substring(0, line.length() - line.stripLeading().length());
  }

  private boolean isNone() {
    return more.isEmpty() && less.isEmpty();
  }

  private Line move(Line line) {
    String text = line.text();
    if (text.isBlank() || !text.startsWith(less)) {
      return line;
    }
    return new Line(line.kind(), more + text.substring(less.length()));
  }
}
