package dev.assay.gate;

import java.time.Instant;
import java.util.Optional;

/// A verdict that was given to somebody, as it is on record.
///
/// @param id its place in the record
/// @param at when it was recorded
/// @param commit of the candidate
/// @param baselineCommit of the baseline, where there was one
/// @param verdict its word: `PROMOTE`
/// @param explanation in one sentence
public record IssuedVerdict(
    long id,
    Instant at,
    BenchmarkId benchmark,
    String commit,
    Optional<String> baselineCommit,
    String verdict,
    String explanation) {}
