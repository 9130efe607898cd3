package dev.assay.benchmark;

import dev.assay.benchmark.TestResult.Status;

/// One `ok` or `not ok` line and what is said below it.
///
/// @param line where it stands, from one
/// @param name the subtests' names and its own
record TapPoint(long line, String name, Status status, StringBuilder said) {
  TapPoint(long line, String name, Status status) {
    this(line, name, status, new StringBuilder());
  }

  TapPoint within(String parent) {
    return new TapPoint(line, parent + " > " + name, status, said);
  }

  void comment(String text) {
    if (status != Status.PASSED) {
      ReportBuilder.append(said, text.strip() + "\n");
    }
  }

  String message() {
    return said.toString();
  }
}
