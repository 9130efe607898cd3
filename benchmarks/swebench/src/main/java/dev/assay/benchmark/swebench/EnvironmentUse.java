package dev.assay.benchmark.swebench;

import dev.assay.benchmark.cache.CacheUse;

/// An environment that stays while it is used.
///
/// @param use closed with this
public record EnvironmentUse(NativeEnvironment environment, CacheUse use) implements AutoCloseable {
  @Override
  public void close() {
    use.close();
  }
}
