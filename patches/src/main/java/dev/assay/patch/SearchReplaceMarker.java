package dev.assay.patch;

import java.util.regex.Pattern;

/// The lines around a search/replace block. Between its halves stands a line of as many `=` as the
/// first one has `<`.
enum SearchReplaceMarker {
  SEARCH("<{5,9} ?(?:SEARCH|ORIGINAL)\\b.*"),
  REPLACE(">{5,9} ?(?:REPLACE|UPDATED)\\b.*");

  private static final int LONGEST = 300;

  private final Pattern pattern;

  SearchReplaceMarker(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  boolean matches(String line) {
    return line.length() < LONGEST && pattern.matcher(line.stripTrailing()).matches();
  }

  /// The line between the halves of the block that a line opens.
  static String divider(String opening) {
    return "=".repeat(opening.length() - opening.replaceFirst("^<+", "").length());
  }

  /// Whether the marker stands after a line and before the next block.
  boolean follows(TextLines lines, int line) {
    for (int at = line + 1; at < lines.size(); at++) {
      if (matches(lines.get(at))) {
        return true;
      }
      if (SEARCH.matches(lines.get(at))) {
        return false;
      }
    }
    return false;
  }
}
