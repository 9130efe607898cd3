package dev.assay.patch;

import java.util.List;

/// Lines that are to be found together and what becomes of them.
///
/// @param oldStart the line number, from one, that the header gives; zero when it gives none
/// @param lines in order, without their line ends
/// @param missingNewlineAtEnd whether the new text ends without a newline
public record Hunk(int oldStart, List<Line> lines, boolean missingNewlineAtEnd) {
  public Hunk {
    lines = List.copyOf(lines);
  }

  /// One line of a hunk.
  public record Line(Kind kind, String text) {}

  /// What becomes of a line.
  public enum Kind {
    CONTEXT,
    REMOVED,
    ADDED
  }
}
