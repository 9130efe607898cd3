package dev.assay.patch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds series of lines in a file. Lines that are alike have the same number, and for each number
/// it is known where it occurs.
final class LineIndex {
  private static final int UNKNOWN = -1;

  private final Likeness likeness;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final int[] lines;
  private final int[] firstWith;
  private final int[] nextWithSame;
  private final int[] occurrences;

  LineIndex(List<String> fileLines, Likeness likeness) {
    this.likeness = likeness;
    int count = fileLines.size();
    lines = new int[count];
    for (int i = 0; i < count; i++) {
      String essence = likeness.essence(fileLines.get(i));
      lines[i] = numbers.computeIfAbsent(essence, key -> numbers.size());
    }
    firstWith = new int[numbers.size()];
    occurrences = new int[numbers.size()];
    nextWithSame = new int[count];
    Arrays.fill(firstWith, count);
    for (int i = count - 1; i >= 0; i--) {
      nextWithSame[i] = firstWith[lines[i]];
      firstWith[lines[i]] = i;
      occurrences[lines[i]]++;
    }
  }

  /// The numbers of these lines, for the other methods.
  int[] numbers(List<String> wanted) {
    return wanted.stream()
        .mapToInt(line -> numbers.getOrDefault(likeness.essence(line), UNKNOWN))
        .toArray();
  }

  /// Whether the file has these lines at a place, which may lie outside.
  boolean matches(int[] wanted, int at, SearchBudget budget) throws Refusal {
    if (at < 0 || at > lines.length - wanted.length) {
      return false;
    }
    int mismatch = Arrays.mismatch(lines, at, at + wanted.length, wanted, 0, wanted.length);
    budget.spend(mismatch < 0 ? wanted.length : mismatch + 1);
    return mismatch < 0;
  }

  /// All places where the file has these lines, in order.
  ///
  /// @param wanted at least one line
  int[] places(int[] wanted, SearchBudget budget) throws Refusal {
    int rarest = 0;
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i] == UNKNOWN) {
        return new int[0];
      }
      if (occurrences[wanted[i]] < occurrences[wanted[rarest]]) {
        rarest = i;
      }
    }
    int[] places = new int[8];
    int count = 0;
    for (int at = firstWith[wanted[rarest]]; at < lines.length; at = nextWithSame[at]) {
      if (matches(wanted, at - rarest, budget)) {
        if (count == places.length) {
          places = Arrays.copyOf(places, count * 2);
        }
        places[count++] = at - rarest;
      }
      budget.spend(1);
    }
    return Arrays.copyOf(places, count);
  }
}
