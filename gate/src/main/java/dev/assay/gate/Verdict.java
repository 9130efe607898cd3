package dev.assay.gate;

/// What the gate says, with the sentence that gives the numbers.
public sealed interface Verdict {
  /// Why, in one sentence.
  String explanation();

  /// The candidate is better.
  record Promote(String explanation) implements Verdict {}

  /// The candidate is not better, or not by as much as matters.
  record Reject(String explanation) implements Verdict {}

  /// It is too early to say.
  ///
  /// @param more on each side, as far as it can be foreseen; zero when it cannot
  record NeedsMoreData(String explanation, int more) implements Verdict {}
}
