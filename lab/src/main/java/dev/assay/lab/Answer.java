package dev.assay.lab;

import dev.assay.benchmark.SourceFile;
import dev.assay.benchmark.Task;
import dev.assay.participant.Submission;
import dev.assay.patch.Extraction;
import dev.assay.patch.ExtractionOptions;
import dev.assay.patch.Patch;
import dev.assay.patch.PatchExtractor;
import dev.assay.protocol.RunSettings;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The patch that a submission holds, or why it holds none.
sealed interface Answer {
  /// Read out of a reply.
  ///
  /// @param repairs what had to be mended to read it
  record Patched(Patch patch, List<String> repairs) implements Answer {}

  /// Made by a program: the benchmark reads it, as it stands.
  record Written(String diff) implements Answer {}

  record Unusable(String reason) implements Answer {}

  /// Tells the paths of a task's files, by which a reply is read.
  @FunctionalInterface
  interface Paths {
    Set<String> all() throws IOException;

    static Paths of(Task task) {
      return () -> task.workspaceFiles().stream().map(SourceFile::path).collect(Collectors.toSet());
    }
  }

  /// Reads a submission.
  static Answer read(Submission submission, Paths paths, RunSettings settings) throws IOException {
    return switch (submission.content()) {
      case Submission.Content.Nothing(String reason) -> new Unusable(reason);
      case Submission.Content.Diff(String diff) -> new Written(diff);
      case Submission.Content.Reply(String text) -> ofReply(text, paths.all(), settings);
    };
  }

  private static Answer ofReply(String text, Set<String> paths, RunSettings settings) {
    ExtractionOptions options = new ExtractionOptions(paths, settings.allowIncompleteDiffs());
    return switch (PatchExtractor.extract(text, options)) {
      case Extraction.Found(Patch patch, List<String> repairs) -> new Patched(patch, repairs);
      case Extraction.Missing(String reason) -> new Unusable(reason);
    };
  }
}
