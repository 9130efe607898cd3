package dev.assay.benchmark.cache;

import java.io.IOException;
import java.util.List;

/// A kind of what is kept for later runs.
@FunctionalInterface
public interface CacheSource {
  /// What there is of it by now, in no order.
  List<CacheEntry> entries() throws IOException, InterruptedException;
}
