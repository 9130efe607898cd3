package dev.assay.patch;

import java.util.Arrays;
import java.util.List;

/// Tells which places of a file lie in the function or class that a hunk's header names. What
/// encloses what is read off the indentation.
final class EnclosingSection {
  private static final String CONTINUES_A_HEADING = "{)]";

  private static final int COMPARISONS_EACH = 20;

  private final List<String> headings;
  private final List<String> fileLines;
  private final SearchBudget budget;

  EnclosingSection(String section, List<String> fileLines, SearchBudget budget) {
    headings = Arrays.stream(section.split("\t")).map(String::strip).toList();
    this.fileLines = fileLines;
    this.budget = budget;
  }

  /// The places that lie in the section; none when the hunk names no section.
  int[] within(int[] places) throws Refusal {
    if (headings.getLast().isEmpty()) {
      return new int[0];
    }
    int[] within = new int[places.length];
    int count = 0;
    for (int place : places) {
      if (encloses(place)) {
        within[count++] = place;
      }
    }
    return Arrays.copyOf(within, count);
  }

  private boolean encloses(int place) throws Refusal {
    int missing = headings.size();
    int least = Integer.MAX_VALUE;
    for (int line = place; line >= 0 && missing > 0; line--) {
      budget.spend(COMPARISONS_EACH);
      String text = fileLines.get(line).strip();
      if (text.isEmpty()) {
        continue;
      }
      int indentation = fileLines.get(line).indexOf(text.charAt(0));
      String heading = headings.get(missing - 1);
      if (text.startsWith(heading) && indentation < least) {
        missing--;
      }
      if (CONTINUES_A_HEADING.indexOf(text.charAt(0)) < 0) {
        least = Math.min(least, indentation);
      }
    }
    return missing == 0;
  }
}
