package dev.assay.benchmark.swebench;

import java.util.List;

/// What marks the parts of a log. The shell's trace prints the first two, the harness the others.
final class LogMarkers {
  /// What all of them begin with.
  static final String PREFIX = ">>>>> ";

  static final String START = ">>>>> Start Test Output";
  static final String END = ">>>>> End Test Output";
  static final String EXIT_CODE = ">>>>> Test Exit Code:";
  static final String PATCH_FAILED = ">>>>> Patch Apply Failed";
  static final String RESET_FAILED = ">>>>> Reset Failed";
  static final String TESTS_ERRORED = ">>>>> Tests Errored";
  static final String TIMED_OUT = ">>>>> Tests Timed Out";

  /// After any of these no status counts.
  static final List<String> FAILURES =
      List.of(PATCH_FAILED, RESET_FAILED, TESTS_ERRORED, TIMED_OUT);

  private LogMarkers() {}
}
