package dev.assay.benchmark.catalog;

import dev.assay.benchmark.Requirement;
import dev.assay.runner.Limits;
import dev.assay.runner.SessionImage;
import java.util.List;
import java.util.Optional;

/// What a task's `metadata.json` says.
///
/// @param folders where the parts of the task are
/// @param editable globs of the only files that a patch may touch; empty for all
/// @param protectedPaths globs of files that a patch may not touch; absent when the file does not
///   say
/// @param limits what the test command may use
/// @param requirements the toolchains that the task names, or those of its language
/// @param image where the test command runs, for runners that have images
record TaskMetadata(
    String taskId,
    String language,
    String type,
    String difficulty,
    List<String> tags,
    Folders folders,
    EvaluationSettings evaluation,
    List<String> editable,
    Optional<List<String>> protectedPaths,
    Limits limits,
    List<Requirement> requirements,
    SessionImage image) {
  TaskMetadata {
    tags = List.copyOf(tags);
    editable = List.copyOf(editable);
    protectedPaths = protectedPaths.map(List::copyOf);
    requirements = List.copyOf(requirements);
  }

  /// Paths relative to the task's folder.
  record Folders(String instructionsFile, String workspace, String tests) {}
}
