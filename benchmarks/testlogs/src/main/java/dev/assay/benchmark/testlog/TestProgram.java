package dev.assay.benchmark.testlog;

/// A program that runs tests, where it matters which one printed a log.
public enum TestProgram {
  /// pytest, in any of its forms.
  PYTEST,
  /// sympy's own runner.
  SYMPY,
  /// Django's own runner.
  DJANGO,
  GOOGLETEST,
  /// Maven, whose logs tell only how each run ended.
  MAVEN,
  /// Any other.
  OTHER
}
