package dev.assay.patch;

import dev.assay.patch.Hunk.Kind;
import dev.assay.patch.Hunk.Line;
import java.util.List;

/// A text as lines that are joined by line feeds. Carriage returns are part of the lines.
///
/// @param endsWithoutNewline whether the last line lacks its line feed
record FileContent(List<String> lines, boolean endsWithoutNewline) {
  static FileContent of(String text) {
    TextLines lines = TextLines.of(text);
    return new FileContent(lines, lines.endsWithoutNewline());
  }

  String text() {
    if (lines.isEmpty()) {
      return "";
    }
    String text = String.join("\n", lines);
    return endsWithoutNewline ? text : text + "\n";
  }

  /// Whether most lines end in a carriage return.
  boolean hasCarriageReturns() {
    long returns = lines.stream().filter(line -> line.endsWith("\r")).count();
    return returns * 2 > lines.size();
  }

  /// The hunks that make this text of an empty file: one, or none for the empty text.
  static List<Hunk> hunksMaking(String text) {
    return hunks(text, Kind.ADDED);
  }

  /// The hunks that leave nothing of this text: one, or none for the empty text.
  static List<Hunk> hunksRemoving(String text) {
    return hunks(text, Kind.REMOVED);
  }

  private static List<Hunk> hunks(String text, Kind kind) {
    if (text.isEmpty()) {
      return List.of();
    }
    FileContent content = of(text);
    List<Line> lines = content.lines.stream().map(line -> new Line(kind, line)).toList();
    boolean removed = kind == Kind.REMOVED;
    boolean bare = content.endsWithoutNewline;
    return List.of(new Hunk(removed ? 1 : 0, "", lines, removed && bare, !removed && bare));
  }
}
