package dev.assay.gate;

/// What the gate says, with the sentence that gives the numbers.
public sealed interface Verdict {
  /// Why, in one sentence.
  String explanation();

  /// The word for it, as scripts and the tool that had it first write it.
  default String word() {
    return switch (this) {
      case Promote _ -> "PROMOTE";
      case Reject _ -> "REJECT";
      case NeedsMoreData _ -> "NEEDS_MORE_DATA";
      case NoBaseline _ -> "NO_BASELINE";
      case Pass _ -> "PASS";
      case Fail _ -> "FAIL";
      case NoReference _ -> "NO_REFERENCE";
    };
  }

  /// The candidate is better.
  record Promote(String explanation) implements Verdict {}

  /// The candidate is not better, or not by as much as matters.
  record Reject(String explanation) implements Verdict {}

  /// It is too early to say.
  ///
  /// @param more on each side, as far as it can be foreseen; zero when it cannot
  record NeedsMoreData(String explanation, int more) implements Verdict {}

  /// There is nothing to compare with.
  record NoBaseline(String explanation) implements Verdict {}

  /// The artifact is the reference.
  record Pass(String explanation) implements Verdict {}

  /// The artifact is another.
  record Fail(String explanation) implements Verdict {}

  /// There is no reference to compare with.
  record NoReference(String explanation) implements Verdict {}
}
