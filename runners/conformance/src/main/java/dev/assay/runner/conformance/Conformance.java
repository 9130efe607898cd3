package dev.assay.runner.conformance;

/// A group of tests that one runner's test class takes on.
public interface Conformance {
  /// What the tests of one method work with.
  Workbench workbench();
}
