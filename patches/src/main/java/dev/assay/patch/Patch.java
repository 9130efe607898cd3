package dev.assay.patch;

import java.util.List;

/// Changes to files, in the order in which they were written.
public record Patch(List<FileChange> changes) {
  /// Changes nothing.
  public static final Patch EMPTY = new Patch(List.of());

  public Patch {
    changes = List.copyOf(changes);
  }
}
