package dev.assay.benchmark.humaneval;

/// What the judge says at the end of a round.
sealed interface Decision {
  /// Nothing yet: it needs the values of calls.
  ///
  /// @param calls all calls so far, in order, as JSON
  record Asks(String calls) implements Decision {}

  /// `check` returned.
  record Passed() implements Decision {}

  /// `check` did not return.
  ///
  /// @param reason for people
  record Failed(String reason) implements Decision {}
}
