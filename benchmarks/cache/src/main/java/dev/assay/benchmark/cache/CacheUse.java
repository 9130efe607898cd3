package dev.assay.benchmark.cache;

/// A use of a [CacheEntry], which nobody removes until it is closed. A process that is killed uses
/// nothing any more.
@FunctionalInterface
public interface CacheUse extends AutoCloseable {
  /// Of nothing.
  CacheUse NONE = () -> {};

  @Override
  void close();
}
