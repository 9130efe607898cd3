package dev.assay.benchmark.testlog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a log says of each test; where it says several things of one, the last. Tests keep the
/// order in which they were first named.
public final class Statuses {
  /// More than any suite has; a log with more is not a log of tests.
  static final int MAX_TESTS = 1_000_000;

  private final Map<String, LoggedStatus> byTest = new LinkedHashMap<>();
  private boolean overflowed;

  /// Nothing is said of any test yet.
  public Statuses() {}

  void put(String test, LoggedStatus status) {
    if (byTest.size() < MAX_TESTS || byTest.containsKey(test)) {
      byTest.put(test, status);
    } else {
      overflowed = true;
    }
  }

  boolean isEmpty() {
    return byTest.isEmpty();
  }

  boolean overflowed() {
    return overflowed;
  }

  /// The statuses by test, as they are now and become later; not for changing.
  public Map<String, LoggedStatus> byTest() {
    return Collections.unmodifiableMap(byTest);
  }
}
