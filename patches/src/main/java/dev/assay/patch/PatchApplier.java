package dev.assay.patch;

import java.nio.file.Path;
import java.util.List;

/// Applies patches to a folder, all or nothing.
public final class PatchApplier {
  private PatchApplier() {}

  /// Applies a patch to the files under a root in which nothing else is at work. Everything is
  /// checked before anything is written.
  ///
  /// @throws java.io.UncheckedIOException when the file system fails; what was written is taken
  ///   back
  public static Application apply(Patch patch, Path root, ApplyRules rules) {
    if (!patch.changes().isEmpty()) {
      throw new UnsupportedOperationException("not implemented yet");
    }
    return new Application.Applied(List.of(), List.of());
  }
}
