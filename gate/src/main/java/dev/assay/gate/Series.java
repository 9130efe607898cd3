package dev.assay.gate;

import java.util.List;
import java.util.OptionalLong;

/// Repetitions of a benchmark that are measured in one go.
///
/// @param name unique
/// @param commit that is measured
/// @param metaSeed where the seeds came from; empty for those of the manifest
/// @param seeds one repetition for each
/// @param chosen whether who asked for it named the meta-seed, and could know the seeds before
record Series(
    BenchmarkId benchmark,
    String name,
    String commit,
    OptionalLong metaSeed,
    List<Long> seeds,
    boolean chosen) {
  /// Of seeds that nobody could choose for this commit.
  Series(
      BenchmarkId benchmark, String name, String commit, OptionalLong metaSeed, List<Long> seeds) {
    this(benchmark, name, commit, metaSeed, seeds, false);
  }

  Series {
    seeds = List.copyOf(seeds);
  }

  /// The same, marked when the request names the meta-seed.
  Series chosenBy(MeasureRequest request) {
    return new Series(benchmark, name, commit, metaSeed, seeds, request.metaSeed().isPresent());
  }
}
