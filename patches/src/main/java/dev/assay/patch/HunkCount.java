package dev.assay.patch;

/// How many lines a hunk still has to have, by the numbers in its header.
record HunkCount(int oldLines, int newLines) {
  static final HunkCount DONE = new HunkCount(0, 0);

  static HunkCount of(HunkHeader header) {
    return new HunkCount(header.oldCount(), header.newCount());
  }

  boolean isDone() {
    return oldLines <= 0 && newLines <= 0;
  }

  /// Whether there were more lines than announced.
  boolean isOverrun() {
    return oldLines < 0 || newLines < 0;
  }

  HunkCount after(String line) {
    char marker = line.isEmpty() ? ' ' : line.charAt(0);
    return switch (marker) {
      case '-' -> new HunkCount(oldLines - 1, newLines);
      case '+' -> new HunkCount(oldLines, newLines - 1);
      case '\\' -> this;
      default -> new HunkCount(oldLines - 1, newLines - 1);
    };
  }
}
