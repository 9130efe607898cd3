package dev.assay.runner;

/// Whether a runner can be used here.
public sealed interface RunnerAvailability {
  /// It can.
  record Ready() implements RunnerAvailability {}

  /// It cannot.
  ///
  /// @param missing the one thing that is missing
  /// @param remedy how to get it
  record Missing(String missing, String remedy) implements RunnerAvailability {}
}
