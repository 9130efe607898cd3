package dev.assay.benchmark.swebench;

/// What became of one instance of a run.
///
/// @param instanceId the instance
/// @param verdict what it counts as
/// @param trusted what Assay says where the verdict is of the official grading; unresolved where
///   there is no such verdict
/// @param detail why there is no result; empty where there is one
/// @param reused whether the result is an earlier run's of the same patch
public record InstanceResult(
    String instanceId, Verdict verdict, TrustedVerdict trusted, String detail, boolean reused) {
  /// What an instance counts as.
  public enum Verdict {
    RESOLVED,
    UNRESOLVED,
    /// The prediction has no patch.
    EMPTY_PATCH,
    /// There is no result, and the prediction has no part in that; a later run tries again.
    INFRASTRUCTURE_ERROR
  }
}
