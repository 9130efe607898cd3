package dev.assay.protocol;

import java.util.Optional;

/// Whether a segment of the context was worth its place.
///
/// @param segmentId the segment
/// @param kept whether it stayed
/// @param segmentKb its size in kilobytes
/// @param segmentType what it holds
/// @param impactProbeEv the expected value of keeping it, from a replay without it, where one was
///   made
/// @param pruningAlgorithm what decided
/// @param confidenceScore how sure that was, from 0 to 1
public record PruningDecision(
    String segmentId,
    boolean kept,
    Unsigned64 segmentKb,
    SegmentType segmentType,
    Optional<Double> impactProbeEv,
    String pruningAlgorithm,
    double confidenceScore) {
  public PruningDecision {
    impactProbeEv.ifPresent(value -> FieldCheck.finite("impact_probe_ev", value));
    FieldCheck.finite("confidence_score", confidenceScore);
  }
}
