package dev.assay.gate;

import java.time.Instant;

/// The artifact that a benchmark of the tier correctness has to make, byte for byte.
///
/// @param sequence its place in the record
/// @param sha256 of the artifact
/// @param measurement the id of the measurement that made it
/// @param commit that it is of
/// @param terms by which it was made
/// @param reason why it took the place of another; empty for the first
public record Reference(
    long sequence,
    Instant at,
    BenchmarkId benchmark,
    String sha256,
    long measurement,
    String commit,
    Terms terms,
    String reason) {}
