package dev.assay.patch;

import java.util.Set;

/// What a patch is read against, and how forgivingly.
///
/// @param workspacePaths the files that the model was shown, relative with forward slashes. They
///   tell a prefix such as `a/` or `workspace/` from a folder, complete bare file names, and say
///   which file a rewrite without a name is for
/// @param allowIncompleteDiffs whether the complete hunks of a reply that was cut off are used
public record ExtractionOptions(Set<String> workspacePaths, boolean allowIncompleteDiffs) {
  public ExtractionOptions {
    workspacePaths = Set.copyOf(workspacePaths);
  }

  /// Reads against these files and takes no patch that was cut off.
  public ExtractionOptions(Set<String> workspacePaths) {
    this(workspacePaths, false);
  }
}
