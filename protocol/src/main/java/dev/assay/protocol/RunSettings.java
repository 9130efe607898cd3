package dev.assay.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// All that was chosen for a run beside its tasks and participants; enough to resume it unchanged.
/// No key or other secret is ever part of it.
///
/// @param samples attempts per task and participant, at least one
/// @param temperature sampling temperature, the endpoint's default where absent
/// @param maxTokens the most tokens a reply may have
/// @param provider the OpenRouter provider to pin
/// @param thinkingLevel how much the model is asked to reason: low, medium, high
/// @param includeTests whether the prompt shows the tests
/// @param installDependencies whether a task's `requirements.txt` is installed before its tests
/// @param allowIncompleteDiffs whether a reply cut within its fence is still used
/// @param allowDiffRewriteFallback whether a hunk may be placed where its context only nearly fits
/// @param runner the name of the task runner
/// @param maxCostUsd stop when this much has been spent, in US dollars
/// @param maxTimeSeconds stop after this many seconds of one sitting
/// @param tasksDirectory the folder or file that the tasks are from, as an absolute path
/// @param participantOptions what kinds of participants and the benchmark need of their own, by
///   option name
/// @param notes what should be remembered about the run, in the user's words
public record RunSettings(
    int samples,
    OptionalDouble temperature,
    OptionalInt maxTokens,
    Optional<String> provider,
    Optional<String> thinkingLevel,
    boolean includeTests,
    boolean installDependencies,
    boolean allowIncompleteDiffs,
    boolean allowDiffRewriteFallback,
    String runner,
    OptionalDouble maxCostUsd,
    OptionalLong maxTimeSeconds,
    String tasksDirectory,
    Map<String, String> participantOptions,
    List<String> notes) {
  public RunSettings {
    if (samples < 1) {
      throw new IllegalArgumentException("samples must be at least 1, not " + samples);
    }
    participantOptions = Map.copyOf(participantOptions);
    notes = List.copyOf(notes);
  }

  /// The same with another runner.
  public RunSettings withRunner(String newRunner) {
    return new RunSettings(
        samples,
        temperature,
        maxTokens,
        provider,
        thinkingLevel,
        includeTests,
        installDependencies,
        allowIncompleteDiffs,
        allowDiffRewriteFallback,
        newRunner,
        maxCostUsd,
        maxTimeSeconds,
        tasksDirectory,
        participantOptions,
        notes);
  }

  /// The same with another budget where one is given.
  public RunSettings withBudget(OptionalDouble newMaxCostUsd, OptionalLong newMaxTimeSeconds) {
    return new RunSettings(
        samples,
        temperature,
        maxTokens,
        provider,
        thinkingLevel,
        includeTests,
        installDependencies,
        allowIncompleteDiffs,
        allowDiffRewriteFallback,
        runner,
        newMaxCostUsd.isPresent() ? newMaxCostUsd : maxCostUsd,
        newMaxTimeSeconds.isPresent() ? newMaxTimeSeconds : maxTimeSeconds,
        tasksDirectory,
        participantOptions,
        notes);
  }
}
