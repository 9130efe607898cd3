package dev.assay.protocol;

/// One step of an agent.
///
/// @param stepType what kind of step
/// @param content what the agent thought, did or saw
/// @param tokensIn tokens sent to the model
/// @param tokensOut tokens received from it
/// @param wallTimeMs how long it took, in milliseconds
/// @param plannedStep whether it was part of the agent's plan
/// @param contextKb the size of the context, in kilobytes
public record StepData(
    StepType stepType,
    String content,
    long tokensIn,
    long tokensOut,
    Unsigned64 wallTimeMs,
    boolean plannedStep,
    Unsigned64 contextKb) {
  public StepData {
    FieldCheck.unsigned32("tokens_in", tokensIn);
    FieldCheck.unsigned32("tokens_out", tokensOut);
  }
}
