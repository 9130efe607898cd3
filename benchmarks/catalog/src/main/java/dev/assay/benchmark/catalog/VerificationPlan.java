package dev.assay.benchmark.catalog;

/// How thoroughly tasks are verified.
///
/// @param referenceRuns how often each reference is judged, at least once
/// @param otherRuns how often each starter and each mutant is judged, at least once
/// @param parallelism how many runs of a task go on at once, at least one
/// @param stress whether all cores are kept busy beside them
public record VerificationPlan(int referenceRuns, int otherRuns, int parallelism, boolean stress) {
  public VerificationPlan {
    if (referenceRuns < 1 || otherRuns < 1 || parallelism < 1) {
      throw new IllegalArgumentException(
          "%d and %d runs, %d at once: each must be at least 1"
              .formatted(referenceRuns, otherRuns, parallelism));
    }
  }

  /// Every variant once.
  public static VerificationPlan once(int parallelism) {
    return new VerificationPlan(1, 1, parallelism, false);
  }

  /// As many runs of what has to fail as show that it always does, when the reference has so many.
  public static int usualOtherRuns(int referenceRuns) {
    return 1 + referenceRuns / 5;
  }

  int runs(Variant variant) {
    return switch (variant) {
      case Variant.Reference() -> referenceRuns;
      case Variant.Starter(), Variant.Wrong(var _) -> otherRuns;
    };
  }
}
