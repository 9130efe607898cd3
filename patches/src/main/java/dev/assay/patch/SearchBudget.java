package dev.assay.patch;

import dev.assay.patch.Application.Reason;

/// Bounds the comparisons of one application, so that no patch makes it search for ever.
final class SearchBudget {
  private static final long COMPARISONS = 100_000_000;

  private long left = COMPARISONS;

  /// @throws Refusal when all comparisons are spent
  void spend(long comparisons) throws Refusal {
    left -= comparisons;
    if (left < 0) {
      throw new Refusal(
          Reason.TOO_LARGE,
          "too many lines are alike: no place was found within "
              + COMPARISONS
              + " comparisons; give exact line numbers or more context");
    }
  }
}
