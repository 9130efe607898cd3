package dev.assay.patch;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The line `@@ -12,7 +12,9 @@ section` of a unified diff.
///
/// @param oldStart line number in the old file; the line before when there are no old lines
/// @param oldCount how many context and removed lines follow
/// @param newStart line number in the new file
/// @param newCount how many context and added lines follow
/// @param section what stands after the second `@@`
record HunkHeader(int oldStart, int oldCount, int newStart, int newCount, String section) {
  private static final Pattern NUMBERED =
      Pattern.compile(
          "@@+ -(\\d{1,9})(?:,(\\d{1,9}))? \\+(\\d{1,9})(?:,(\\d{1,9}))? @@+(.*)", Pattern.DOTALL);

  /// Reads a header with its numbers; empty when the line is none.
  static Optional<HunkHeader> read(String line) {
    Matcher matcher = NUMBERED.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new HunkHeader(
            Integer.parseInt(matcher.group(1)),
            count(matcher.group(2)),
            Integer.parseInt(matcher.group(3)),
            count(matcher.group(4)),
            matcher.group(5).strip()));
  }

  private static int count(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 1 : Integer.parseInt(digits);
  }

  @Override
  public String toString() {
    String numbers = "@@ -" + range(oldStart, oldCount) + " +" + range(newStart, newCount) + " @@";
    return section.isEmpty() ? numbers : numbers + " " + section;
  }

  private static String range(int start, int count) {
    return count == 1 ? Integer.toString(start) : start + "," + count;
  }
}
