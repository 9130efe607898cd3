package dev.assay.patch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A line that occurs once in each of two texts.
///
/// @param line where it is in the old text
/// @param newLine where it is in the new text
record Anchor(int line, int newLine) {
  private static final int REPEATED = -1;

  /// The longest series of such lines that are in the same order in both texts.
  static List<Anchor> between(List<String> before, List<String> after) {
    Map<String, Integer> unique = unique(before);
    Map<String, Integer> newUnique = unique(after);
    List<Anchor> common = new ArrayList<>();
    unique.forEach((text, line) -> {
      Integer newLine = newUnique.get(text);
      if (line != REPEATED && newLine != null && newLine != REPEATED) {
        common.add(new Anchor(line, newLine));
      }
    });
    return longestRising(common);
  }

  private static Map<String, Integer> unique(List<String> lines) {
    Map<String, Integer> unique = LinkedHashMap.newLinkedHashMap(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      unique.merge(lines.get(i), i, (first, second) -> REPEATED);
    }
    return unique;
  }

  /// Patience sorting: `tops` holds, for each length, the series of that length that ends lowest.
  private static List<Anchor> longestRising(List<Anchor> anchors) {
    int[] previous = new int[anchors.size()];
    int[] tops = new int[anchors.size()];
    int[] topValues = new int[anchors.size()];
    int length = 0;
    for (int i = 0; i < anchors.size(); i++) {
      int found = Arrays.binarySearch(topValues, 0, length, anchors.get(i).newLine);
      int pile = found < 0 ? -found - 1 : found;
      previous[i] = pile == 0 ? -1 : tops[pile - 1];
      tops[pile] = i;
      topValues[pile] = anchors.get(i).newLine;
      length = Math.max(length, pile + 1);
    }
    List<Anchor> series = new ArrayList<>();
    for (int i = length == 0 ? -1 : tops[length - 1]; i >= 0; i = previous[i]) {
      series.add(anchors.get(i));
    }
    return series.reversed();
  }
}
