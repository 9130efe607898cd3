package dev.assay.gate;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// What candidates of a benchmark are compared with.
///
/// @param sequence its place in the record
/// @param commit that it is of
/// @param metaSeed where its seeds came from; empty for those of the manifest
/// @param measurements the ids of what was measured, and none that was measured later
/// @param terms by which it was measured
/// @param origin how it came to be
/// @param notes of a person
public record Baseline(
    long sequence,
    Instant at,
    BenchmarkId benchmark,
    String commit,
    OptionalLong metaSeed,
    List<Long> measurements,
    Terms terms,
    Origin origin,
    String notes) {
  public Baseline {
    measurements = List.copyOf(measurements);
  }

  /// How a baseline came to be.
  public enum Origin {
    /// It was measured to be one.
    ESTABLISHED,
    /// It was a candidate that the gate promoted.
    PROMOTED,
    /// It was a candidate that a person promoted against the verdict.
    FORCED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
