package dev.assay.participant;

import java.util.List;

/// The backticks around a block of text in Markdown.
final class Fence {
  private static final int SHORTEST = 3;

  private Fence() {}

  /// A fence that no run of backticks within the texts can close.
  static String around(List<String> texts) {
    int longest = SHORTEST - 1;
    for (String text : texts) {
      int run = 0;
      for (int i = 0; i < text.length(); i++) {
        run = text.charAt(i) == '`' ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
    }
    return "`".repeat(longest + 1);
  }
}
