package dev.assay.benchmark.testlog;

import java.util.List;

/// How a test ended, as a log tells.
public enum LoggedStatus {
  PASSED,
  FAILED,
  SKIPPED,
  ERROR,
  XFAIL,
  /// A word that is none of the others stands where the status should. It counts as no success.
  UNKNOWN;

  private static final List<LoggedStatus> KNOWN = List.of(PASSED, FAILED, SKIPPED, ERROR, XFAIL);

  /// The status of a word; whatever is no status is [#UNKNOWN].
  public static LoggedStatus of(String word) {
    for (LoggedStatus status : KNOWN) {
      if (status.name().equals(word)) {
        return status;
      }
    }
    return UNKNOWN;
  }

  /// Whether a line begins with the word of a status.
  static boolean begins(String line) {
    for (LoggedStatus status : KNOWN) {
      if (line.startsWith(status.name())) {
        return true;
      }
    }
    return false;
  }

  /// Whether a line ends with the word of a status.
  static boolean ends(String line) {
    for (LoggedStatus status : KNOWN) {
      if (line.endsWith(status.name())) {
        return true;
      }
    }
    return false;
  }

  /// Whether a test that had to be mended counts as mended.
  public boolean passes() {
    return this == PASSED || this == XFAIL;
  }

  /// Whether a test that had to stay whole counts as whole.
  public boolean maintained() {
    return passes() || this == SKIPPED;
  }
}
