package dev.assay.patch;

import java.util.List;

/// Lines that are to be found together and what becomes of them.
///
/// The two flags stand for `\ No newline at end of file`: they say that the last line of a side is
/// the last of its file and ends without a newline.
///
/// @param oldStart the line number, from one, that the header gives; zero when it gives none
/// @param section what the header says about the enclosing code, outermost first, parted by tabs;
///   empty when it says nothing. It only helps to choose among places that fit equally well
/// @param lines in order, without their line feed; a carriage return before it is part of the text
/// @param oldEndsWithoutNewline whether the old text ends its file without a newline
/// @param newEndsWithoutNewline whether the new text ends its file without a newline
public record Hunk(
    int oldStart,
    String section,
    List<Line> lines,
    boolean oldEndsWithoutNewline,
    boolean newEndsWithoutNewline) {
  /// The highest line number that a hunk can have.
  public static final int LAST_LINE = 999_999_999;

  public Hunk {
    section = section.strip();
    lines = List.copyOf(lines);
    if (oldStart < 0 || oldStart > LAST_LINE) {
      throw new IllegalArgumentException("a hunk cannot start at line " + oldStart);
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a hunk has at least one line");
    }
    if (section.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("the section of a hunk is one line");
    }
    boolean endsInContext = lines.getLast().kind() == Kind.CONTEXT;
    if (endsInContext && oldEndsWithoutNewline != newEndsWithoutNewline) {
      throw new IllegalArgumentException("a last line of context ends the same way on both sides");
    }
    if (oldEndsWithoutNewline && lines.stream().allMatch(line -> line.kind() == Kind.ADDED)) {
      throw new IllegalArgumentException("a hunk without old lines says nothing about their end");
    }
    if (newEndsWithoutNewline && lines.stream().allMatch(line -> line.kind() == Kind.REMOVED)) {
      throw new IllegalArgumentException("a hunk without new lines says nothing about their end");
    }
  }

  /// A hunk with no section, of lines that all end with a newline.
  public Hunk(int oldStart, List<Line> lines) {
    this(oldStart, "", lines, false, false);
  }

  /// The text that is to be found: context and removed lines.
  public List<String> oldLines() {
    return side(Kind.ADDED);
  }

  /// The text that stands there afterwards: context and added lines.
  public List<String> newLines() {
    return side(Kind.REMOVED);
  }

  /// The same hunk with other lines.
  Hunk withLines(List<Line> replacement) {
    return new Hunk(oldStart, section, replacement, oldEndsWithoutNewline, newEndsWithoutNewline);
  }

  /// The hunk without lines of context at its top and bottom.
  Hunk part(int from, int end) {
    return new Hunk(
        oldStart == 0 ? 0 : oldStart + from,
        section,
        lines.subList(from, end),
        oldEndsWithoutNewline && hasLast(Kind.ADDED, from, end),
        newEndsWithoutNewline && hasLast(Kind.REMOVED, from, end));
  }

  /// Whether the last line of a side, which is all but one kind of line, is within a part.
  private boolean hasLast(Kind absent, int from, int end) {
    int last = lines.size() - 1;
    while (last >= 0 && lines.get(last).kind() == absent) {
      last--;
    }
    return last >= from && last < end;
  }

  private List<String> side(Kind absent) {
    return lines.stream().filter(line -> line.kind() != absent).map(Line::text).toList();
  }

  /// One line of a hunk.
  public record Line(Kind kind, String text) {
    public Line {
      if (text.indexOf('\n') >= 0) {
        throw new IllegalArgumentException("a line of a hunk holds no line feed");
      }
    }
  }

  /// What becomes of a line.
  public enum Kind {
    CONTEXT,
    REMOVED,
    ADDED
  }
}
