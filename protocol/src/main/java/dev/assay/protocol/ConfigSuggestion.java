package dev.assay.protocol;

/// Another configuration that an optimizer wants to see tried.
///
/// @param suggestedConfig the configuration
/// @param confidence how sure the optimizer is, from 0 to 1
/// @param expectedImprovement by how much the score should rise
/// @param explorationVsExploitation 1 when it is tried only to learn, 0 when only to win
/// @param reasoning why
public record ConfigSuggestion(
    RunConfig suggestedConfig,
    double confidence,
    double expectedImprovement,
    double explorationVsExploitation,
    String reasoning) {
  public ConfigSuggestion {
    FieldCheck.finite("confidence", confidence);
    FieldCheck.finite("expected_improvement", expectedImprovement);
    FieldCheck.finite("exploration_vs_exploitation", explorationVsExploitation);
  }
}
