package dev.assay.protocol;

import java.util.Map;

/// What is known of a task before it is tried, for an optimizer to choose a configuration by.
///
/// @param repoSizeMb the repository's size in megabytes
/// @param fileCount its files
/// @param languageMix each language's share, from 0 to 1
/// @param dependencyCount its dependencies
/// @param testCount its tests
/// @param complexityScore how intricate the code is
/// @param domain what it is about
/// @param historicalFailureRate how often agents failed at it, from 0 to 1
/// @param avgCompletionTimeMs how long they took, in milliseconds
public record TaskFeatures(
    double repoSizeMb,
    long fileCount,
    Map<String, Double> languageMix,
    long dependencyCount,
    long testCount,
    double complexityScore,
    String domain,
    double historicalFailureRate,
    Unsigned64 avgCompletionTimeMs) {
  public TaskFeatures {
    FieldCheck.finite("repo_size_mb", repoSizeMb);
    FieldCheck.unsigned32("file_count", fileCount);
    languageMix = Map.copyOf(languageMix);
    languageMix.values().forEach(share -> FieldCheck.finite("language_mix", share));
    FieldCheck.unsigned32("dependency_count", dependencyCount);
    FieldCheck.unsigned32("test_count", testCount);
    FieldCheck.finite("complexity_score", complexityScore);
    FieldCheck.finite("historical_failure_rate", historicalFailureRate);
  }
}
