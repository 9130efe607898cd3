package dev.assay.benchmark.catalog;

/// Is told how a verification goes on, from one thread at a time.
@FunctionalInterface
public interface VerificationObserver {
  /// So many runs are to be made in all.
  default void planned(int runs) {}

  /// A run of a variant has ended.
  default void ran(String taskId, Variant variant) {}

  /// All runs of a variant have ended.
  void judged(VariantResult result);
}
