package dev.assay.benchmark.testlog;

import java.util.List;

/// What marks the parts of a log. The shell's trace prints the first two, the harness the others.
public final class LogMarkers {
  /// What all of them begin with.
  public static final String PREFIX = ">>>>> ";

  public static final String START = ">>>>> Start Test Output";
  public static final String END = ">>>>> End Test Output";
  public static final String EXIT_CODE = ">>>>> Test Exit Code:";
  public static final String PATCH_FAILED = ">>>>> Patch Apply Failed";
  public static final String RESET_FAILED = ">>>>> Reset Failed";
  public static final String TESTS_ERRORED = ">>>>> Tests Errored";
  public static final String TIMED_OUT = ">>>>> Tests Timed Out";

  /// After any of these no status counts.
  public static final List<String> FAILURES =
      List.of(PATCH_FAILED, RESET_FAILED, TESTS_ERRORED, TIMED_OUT);

  private LogMarkers() {}
}
