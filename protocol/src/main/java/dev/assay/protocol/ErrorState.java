package dev.assay.protocol;

/// Where a failure left the agent.
///
/// @param recoverable whether it could have gone on
/// @param errorCategory the kind of error
/// @param confidence how sure this is, from 0 to 1
/// @param similarFailures failures of the same kind seen before
public record ErrorState(
    boolean recoverable, String errorCategory, double confidence, long similarFailures) {
  public ErrorState {
    FieldCheck.finite("confidence", confidence);
    FieldCheck.unsigned32("similar_failures", similarFailures);
  }
}
