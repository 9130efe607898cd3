package dev.assay.server;

import java.util.List;
import java.util.OptionalDouble;

/// What a launch would do.
///
/// @param attempts tasks by models by samples
/// @param tasks that are meant
/// @param models that attempt them
/// @param skippedTasks those that cannot be judged here
/// @param promptTokensEstimate of all prompts, about four characters a token
/// @param maxCostUsd the most that it can cost, where that can be said
/// @param free whether no model is asked that costs anything
/// @param costNote a sentence about the cost
public record LaunchPreview(
    int attempts,
    int tasks,
    int models,
    List<SkippedTask> skippedTasks,
    long promptTokensEstimate,
    OptionalDouble maxCostUsd,
    boolean free,
    String costNote) {
  public LaunchPreview {
    skippedTasks = List.copyOf(skippedTasks);
  }

  /// @param missing what it lacks, in sentences
  public record SkippedTask(String id, List<String> missing) {}
}
