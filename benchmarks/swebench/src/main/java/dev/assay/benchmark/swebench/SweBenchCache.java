package dev.assay.benchmark.swebench;

import dev.assay.benchmark.cache.ByteSize;
import dev.assay.benchmark.cache.CacheEntry;
import dev.assay.benchmark.cache.CacheSource;
import dev.assay.benchmark.cache.DiskBudget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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

  /// A bound of all of it.
  ///
  /// @param most none removes nothing
  /// @param warnings takes a sentence for people when the bound cannot be kept, once
  public DiskBudget budget(Optional<ByteSize> most, Consumer<String> warnings) {
    return most.map(size -> DiskBudget.of(size, sources(), warnings)).orElse(DiskBudget.UNBOUNDED);
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
