package dev.assay.patch;

/// Tells where a diff starts.
final class DiffStart {
  private DiffStart() {}

  /// Whether a diff with or without a file header starts at a line.
  static boolean isAt(TextLines lines, int at) {
    return isFile(lines, at) || isHunk(lines, at);
  }

  /// Whether the header of a file's diff starts at a line.
  static boolean isFile(TextLines lines, int at) {
    return lines.startsWith(at, "diff --git ") || FileHeaderReader.isPlain(lines, at);
  }

  /// Whether a line is a hunk header with its numbers.
  static boolean isHunk(TextLines lines, int at) {
    return lines.startsWith(at, "@@ -")
        && HunkHeader.read(lines.get(at).stripTrailing()).isPresent();
  }

  /// Whether the header of the next file starts at a line within a hunk, where `---` and `+++` may
  /// also be a removed and an added line that start with `--` and `++`.
  static boolean isNextFile(TextLines lines, int at) {
    if (!FileHeaderReader.isPlain(lines, at)) {
      return lines.startsWith(at, "diff --git ");
    }
    if (!lines.startsWith(at + 2, "@@")) {
      return false;
    }
    String oldName = bareName(lines.get(at));
    String newName = bareName(lines.get(at + 1));
    return oldName.equals(newName)
        || lines.get(at).contains(FileHeader.NOWHERE)
        || lines.get(at + 1).contains(FileHeader.NOWHERE);
  }

  private static String bareName(String line) {
    String name = line.substring(4).strip().split("\t", 2)[0];
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
