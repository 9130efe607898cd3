package dev.assay.patch;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/// The lines of a text without their line feeds, cut out when asked for. A line feed ends a line,
/// so that a text which ends in one has no empty line after it.
final class TextLines extends AbstractList<String> implements RandomAccess {
  private final String text;
  private final int[] ends;

  private TextLines(String text, int[] ends) {
    this.text = text;
    this.ends = ends;
  }

  static TextLines of(String text) {
    int[] ends = new int[16];
    int count = 0;
    int start = 0;
    while (start < text.length()) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed;
      if (count == ends.length) {
        ends = Arrays.copyOf(ends, count * 2);
      }
      ends[count++] = end;
      start = end + 1;
    }
    return new TextLines(text, Arrays.copyOf(ends, count));
  }

  /// Whether the last line lacks its line feed.
  boolean endsWithoutNewline() {
    return !text.isEmpty() && !text.endsWith("\n");
  }

  /// Whether a line starts with this; false outside the text.
  boolean startsWith(int line, String prefix) {
    return line < ends.length && text.startsWith(prefix, start(line));
  }

  private int start(int line) {
    return line == 0 ? 0 : ends[line - 1] + 1;
  }

  @Override
  public String get(int line) {
    return text.substring(start(line), ends[line]);
  }

  @Override
  public int size() {
    return ends.length;
  }
}
