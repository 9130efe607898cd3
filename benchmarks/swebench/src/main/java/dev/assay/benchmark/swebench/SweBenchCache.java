package dev.assay.benchmark.swebench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The folder of what is kept of SWE-bench for later runs.
///
/// @param folder need not be there
public record SweBenchCache(Path folder) {
  /// Of base commits.
  Path repositories() {
    return folder.resolve("repositories");
  }

  /// That tests run in.
  Path environments() {
    return folder.resolve("environments");
  }

  /// Notes of images.
  Path images() {
    return folder.resolve("images");
  }

  /// By their splits' names.
  public Path datasets() {
    return folder.resolve("datasets");
  }

  /// All that takes part of the disk.
  List<CacheSource> sources() {
    return List.of(
        RepositoryCache.folders(repositories(), DiskBudget.UNBOUNDED)::entries,
        EnvironmentCache.folders(environments(), DiskBudget.UNBOUNDED)::entries,
        () -> SplitCache.entries(datasets()));
  }

  /// How much of the disk it takes. Counts what nobody has counted before.
  public ByteSize size() throws IOException, InterruptedException {
    long bytes = 0;
    for (CacheSource source : sources()) {
      for (CacheEntry entry : source.entries()) {
        bytes += entry.bytes();
      }
    }
    return new ByteSize(bytes);
  }
}
