package dev.assay.benchmark.swebench;

import java.util.Arrays;

/// How a test ended, as a log tells.
enum LoggedStatus {
  PASSED,
  FAILED,
  SKIPPED,
  ERROR,
  XFAIL,
  /// A word that is none of the others stands where the status should. It counts as no success.
  UNKNOWN;

  /// The status of a word; whatever is no status is [#UNKNOWN].
  static LoggedStatus of(String word) {
    return Arrays.stream(values())
        .filter(status -> status != UNKNOWN && status.name().equals(word))
        .findFirst()
        .orElse(UNKNOWN);
  }

  /// Whether a line begins with the word of a status.
  static boolean begins(String line) {
    return Arrays.stream(values())
        .anyMatch(status -> status != UNKNOWN && line.startsWith(status.name()));
  }

  /// Whether a line ends with the word of a status.
  static boolean ends(String line) {
    return Arrays.stream(values())
        .anyMatch(status -> status != UNKNOWN && line.endsWith(status.name()));
  }

  /// Whether a test that had to be mended counts as mended.
  boolean passes() {
    return this == PASSED || this == XFAIL;
  }

  /// Whether a test that had to stay whole counts as whole.
  boolean maintained() {
    return passes() || this == SKIPPED;
  }
}
