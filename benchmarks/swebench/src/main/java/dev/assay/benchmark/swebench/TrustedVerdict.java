package dev.assay.benchmark.swebench;

import java.util.List;

/// What Assay itself says of a prediction, beside the official grading, which a patch can forge.
///
/// @param finding what it comes to
/// @param reasons why it is not what the official grading says, or what could not be looked at;
///   empty where both agree for sure
public record TrustedVerdict(Finding finding, List<String> reasons) {
  /// Of what the official grading says the same.
  static final TrustedVerdict NOT_RESOLVED = new TrustedVerdict(Finding.UNRESOLVED, List.of());

  /// What it comes to.
  public enum Finding {
    /// Resolved, also where nothing that the patch did to tests and their runner counts.
    RESOLVED,
    /// Not resolved: by the official grading, or by ours alone.
    UNRESOLVED,
    /// Officially resolved. Nothing speaks against it, but not all that should be could be looked
    /// at.
    UNVERIFIED
  }

  public TrustedVerdict {
    reasons = List.copyOf(reasons);
  }

  /// Whether it counts as resolved; what is not verified does not.
  public boolean resolved() {
    return finding == Finding.RESOLVED;
  }
}
