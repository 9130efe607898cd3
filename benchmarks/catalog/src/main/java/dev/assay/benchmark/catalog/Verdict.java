package dev.assay.benchmark.catalog;

import dev.assay.benchmark.TestResult;
import dev.assay.protocol.Outcome;
import java.util.List;

/// What a test run counts as.
///
/// @param tests the expected ones in their order, then the others that were reported
record Verdict(Outcome outcome, String reason, List<TestResult> tests) {
  Verdict {
    tests = List.copyOf(tests);
  }
}
