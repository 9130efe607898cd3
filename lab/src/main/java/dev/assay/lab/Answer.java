package dev.assay.lab;

import dev.assay.benchmark.SourceFile;
import dev.assay.benchmark.Task;
import dev.assay.participant.Submission;
import dev.assay.patch.Extraction;
import dev.assay.patch.ExtractionOptions;
import dev.assay.patch.MalformedPatchException;
import dev.assay.patch.Patch;
import dev.assay.patch.PatchExtractor;
import dev.assay.patch.UnifiedDiff;
import dev.assay.protocol.RunSettings;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The patch that a submission holds, or why it holds none.
sealed interface Answer {
  /// @param repairs what had to be mended to read it
  record Patched(Patch patch, List<String> repairs) implements Answer {}

  record Unusable(String reason) implements Answer {}

  /// Reads a submission.
  static Answer read(Submission submission, Task task, RunSettings settings) throws IOException {
    return switch (submission.content()) {
      case Submission.Content.Nothing(String reason) -> new Unusable(reason);
      case Submission.Content.Diff(String diff) -> ofDiff(diff);
      case Submission.Content.Reply(String text) -> ofReply(text, task, settings);
    };
  }

  private static Answer ofDiff(String diff) {
    if (diff.isEmpty()) {
      return new Patched(Patch.EMPTY, List.of());
    }
    try {
      return new Patched(UnifiedDiff.parse(diff), List.of());
    } catch (MalformedPatchException e) {
      return new Unusable(String.valueOf(e.getMessage()));
    }
  }

  private static Answer ofReply(String text, Task task, RunSettings settings) throws IOException {
    Set<String> paths =
        task.workspaceFiles().stream().map(SourceFile::path).collect(Collectors.toSet());
    ExtractionOptions options = new ExtractionOptions(paths, settings.allowIncompleteDiffs());
    return switch (PatchExtractor.extract(text, options)) {
      case Extraction.Found(Patch patch, List<String> repairs) -> new Patched(patch, repairs);
      case Extraction.Missing(String reason) -> new Unusable(reason);
    };
  }
}
