package dev.assay.patch;

/// How far two lines have to be the same.
enum Likeness {
  /// In every character.
  EXACT,
  /// But for a carriage return at the end.
  LINE_END,
  /// But for white space at the end and a byte order mark at the start.
  TRAILING_SPACE,
  /// But for white space at both ends.
  INDENTATION;

  /// What is left of a line when all that makes no difference is taken away.
  String essence(String line) {
    return switch (this) {
      case EXACT -> line;
      case LINE_END -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      case TRAILING_SPACE -> withoutMark(line).stripTrailing();
      case INDENTATION -> withoutMark(line).strip();
    };
  }

  private static String withoutMark(String line) {
    return line.startsWith("\uFEFF") ? line.substring(1) : line;
  }
}
