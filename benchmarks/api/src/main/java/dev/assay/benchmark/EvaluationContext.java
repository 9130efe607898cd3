package dev.assay.benchmark;

import dev.assay.runner.TaskRunner;
import java.nio.file.Path;
import java.util.Optional;

/// Where and how a patch is judged.
///
/// @param runner opens the session
/// @param scratch an existing folder for the evaluation's own use; the caller removes it
/// @param standardOutput takes the test command's output
/// @param standardError takes the test command's errors
/// @param allowFuzzyContext whether a hunk may be placed where its context only nearly fits
/// @param installDependencies whether a task's declared dependencies are installed first
/// @param files of the run that the patch is judged for; absent where there is none
public record EvaluationContext(
    TaskRunner runner,
    Path scratch,
    Path standardOutput,
    Path standardError,
    boolean allowFuzzyContext,
    boolean installDependencies,
    Optional<AttemptFiles> files) {
  /// For no run.
  public EvaluationContext(
      TaskRunner runner,
      Path scratch,
      Path standardOutput,
      Path standardError,
      boolean allowFuzzyContext,
      boolean installDependencies) {
    this(
        runner,
        scratch,
        standardOutput,
        standardError,
        allowFuzzyContext,
        installDependencies,
        Optional.empty());
  }
}
