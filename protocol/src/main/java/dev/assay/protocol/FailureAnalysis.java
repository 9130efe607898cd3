package dev.assay.protocol;

import java.util.List;

/// Why an agent failed.
///
/// @param firstFailureRoot what went wrong first
/// @param recoveryAttempts what the agent tried against it, in order
/// @param finalErrorState where that left it
/// @param contributingFactors what made it worse
/// @param remediationSuggestions what may help next time
public record FailureAnalysis(
    FailureRoot firstFailureRoot,
    List<RecoveryAttempt> recoveryAttempts,
    ErrorState finalErrorState,
    List<String> contributingFactors,
    List<String> remediationSuggestions) {
  public FailureAnalysis {
    recoveryAttempts = List.copyOf(recoveryAttempts);
    contributingFactors = List.copyOf(contributingFactors);
    remediationSuggestions = List.copyOf(remediationSuggestions);
  }
}
