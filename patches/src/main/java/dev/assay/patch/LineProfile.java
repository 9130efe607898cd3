package dev.assay.patch;

import java.util.Arrays;

/// A line, ready to be compared with many others. White space around it makes no difference.
final class LineProfile {
  /// A longer line is similar only to its equals.
  private static final int LONGEST = 512;

  private final String text;
  private final int[] sortedPairs;

  private LineProfile(String text, int[] sortedPairs) {
    this.text = text;
    this.sortedPairs = sortedPairs;
  }

  static LineProfile of(String line) {
    String text = line.strip();
    int count = text.length() > LONGEST ? 0 : Math.max(0, text.length() - 1);
    int[] pairs = new int[count];
    for (int i = 0; i < count; i++) {
      pairs[i] = text.charAt(i) << 16 | text.charAt(i + 1);
    }
    Arrays.sort(pairs);
    return new LineProfile(text, pairs);
  }

  boolean isBlank() {
    return text.isEmpty();
  }

  int length() {
    return text.length();
  }

  /// Dice's coefficient of the pairs of neighbouring characters: zero for lines with nothing in
  /// common, one for equal lines.
  double similarity(LineProfile other) {
    if (text.equals(other.text)) {
      return 1;
    }
    int total = sortedPairs.length + other.sortedPairs.length;
    return total == 0 ? 0 : 2.0 * common(sortedPairs, other.sortedPairs) / total;
  }

  private static int common(int[] first, int[] second) {
    int common = 0;
    int i = 0;
    int j = 0;
    while (i < first.length && j < second.length) {
      if (first[i] == second[j]) {
        common++;
        i++;
        j++;
      } else if (first[i] < second[j]) {
        i++;
      } else {
        j++;
      }
    }
    return common;
  }
}
