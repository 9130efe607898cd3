package dev.assay.benchmark;

import dev.assay.runner.TaskRunner;
import java.nio.file.Path;

/// Where and how a patch is judged.
///
/// @param runner opens the session
/// @param scratch an existing folder for the evaluation's own use; the caller removes it
/// @param standardOutput takes the test command's output
/// @param standardError takes the test command's errors
/// @param allowFuzzyContext whether a hunk may be placed where its context only nearly fits
/// @param installDependencies whether a task's declared dependencies are installed first
public record EvaluationContext(
    TaskRunner runner,
    Path scratch,
    Path standardOutput,
    Path standardError,
    boolean allowFuzzyContext,
    boolean installDependencies) {}
