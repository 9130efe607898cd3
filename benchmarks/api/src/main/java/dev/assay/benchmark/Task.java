package dev.assay.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// One problem. What is not on this interface a participant never sees.
public interface Task {
  /// Unique within its benchmark.
  String id();

  /// Lower case: `python`, `go`.
  String language();

  /// `bug_fix`, `feature_implementation` or the benchmark's own word.
  String type();

  /// `easy`, `medium`, `hard`, `expert`, or the benchmark's own word.
  String difficulty();

  /// Words to select by.
  List<String> tags();

  /// The scenario and what counts as success, in Markdown.
  String instructions();

  /// The files that a participant starts from, by path.
  List<SourceFile> workspaceFiles() throws IOException;

  /// The files that judge, for those who ask to show them.
  List<SourceFile> testFiles() throws IOException;

  /// The reference solution as a unified diff against [#workspaceFiles]; for controls only.
  Optional<String> referencePatch() throws IOException;

  /// SHA-256 (hex) over all that can influence the task's result.
  String digest();

  /// What must be installed to judge the task.
  List<Requirement> requirements();
}
