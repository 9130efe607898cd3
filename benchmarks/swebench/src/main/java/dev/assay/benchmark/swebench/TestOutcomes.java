package dev.assay.benchmark.swebench;

import java.util.ArrayList;
import java.util.List;

/// The tests of one list, apart by whether they count, in the list's order.
public record TestOutcomes(List<String> success, List<String> failure) {
  static final TestOutcomes NONE = new TestOutcomes(List.of(), List.of());

  public TestOutcomes {
    success = List.copyOf(success);
    failure = List.copyOf(failure);
  }

  /// The part that counts, from 0 to 1. Of no tests all count.
  public double rate() {
    int tests = success.size() + failure.size();
    return tests == 0 ? 1 : (double) success.size() / tests;
  }

  /// Collects tests one by one.
  static final class Builder {
    private final List<String> success = new ArrayList<>();
    private final List<String> failure = new ArrayList<>();

    void add(String test, boolean counts) {
      (counts ? success : failure).add(test);
    }

    TestOutcomes build() {
      return new TestOutcomes(success, failure);
    }
  }
}
