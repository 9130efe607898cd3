package dev.assay.benchmark.cache;

import java.io.IOException;
import java.time.Instant;

/// Something that is kept for later runs and could be had again: a folder, an image.
public interface CacheEntry {
  /// What people call it, such as `environments/sympy__sympy-1a2b3c4d5e6f7a8b`.
  String label();

  /// How much of the disk it takes.
  long bytes() throws IOException;

  /// When something used it last, or made it.
  Instant lastUsed() throws IOException;

  /// Removes it unless this process or another uses it. Whoever looks for it meanwhile finds it
  /// whole or not at all.
  ///
  /// @return whether it is no longer there
  boolean tryRemove() throws IOException, InterruptedException;
}
