package dev.assay.gate;

import java.util.List;
import java.util.OptionalLong;

/// Repetitions of a benchmark that are measured in one go.
///
/// @param name unique
/// @param commit that is measured
/// @param metaSeed where the seeds came from; empty for those of the manifest
/// @param seeds one repetition for each
record Series(
    BenchmarkId benchmark, String name, String commit, OptionalLong metaSeed, List<Long> seeds) {
  Series {
    seeds = List.copyOf(seeds);
  }
}
