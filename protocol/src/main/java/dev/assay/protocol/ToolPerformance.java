package dev.assay.protocol;

import java.util.Optional;

/// One use of a tool.
///
/// @param toolName the tool
/// @param toolArgsHash a digest of its arguments, to find the same call again
/// @param latencyMs how long it took, retries included, in milliseconds
/// @param retries how often it was repeated
/// @param exitKind how it ended
/// @param evidenceFootprint what it did to the code base
/// @param userFeedbackScore what a user thought of it, where one was asked
/// @param intentAccuracy how far it did what the agent wanted, from 0 to 1, where that is known
public record ToolPerformance(
    String toolName,
    String toolArgsHash,
    Unsigned64 latencyMs,
    long retries,
    ExitKind exitKind,
    EvidenceFootprint evidenceFootprint,
    Optional<Float> userFeedbackScore,
    Optional<Float> intentAccuracy) {
  public ToolPerformance {
    FieldCheck.unsigned32("retries", retries);
    userFeedbackScore.ifPresent(score -> FieldCheck.finite("user_feedback_score", score));
    intentAccuracy.ifPresent(accuracy -> FieldCheck.finite("intent_accuracy", accuracy));
  }
}
