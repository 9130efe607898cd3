package dev.assay.benchmark;

/// One test of a report.
///
/// @param id unique within the report
/// @param status how it ended
/// @param message the first lines of what it said, empty when it passed
public record TestResult(String id, Status status, String message) {
  /// How a test ended. Only `PASSED` is a pass.
  public enum Status {
    PASSED,
    FAILED,
    ERROR,
    SKIPPED,
    /// Expected and not reported.
    MISSING
  }
}
