package dev.assay.patch;

import java.util.List;

/// A change to one file. Paths are relative with forward slashes, as written; whether they may be
/// touched is decided when the change is applied.
public sealed interface FileChange {
  /// The file that is changed, made or removed.
  String path();

  /// The file becomes exactly this, whether or not it was there.
  record Write(String path, String content) implements FileChange {}

  /// Parts of an existing file are replaced.
  ///
  /// @param hunks at least one
  record Edit(String path, List<Hunk> hunks) implements FileChange {
    public Edit {
      hunks = List.copyOf(hunks);
      if (hunks.isEmpty()) {
        throw new IllegalArgumentException("an edit of " + path + " has at least one hunk");
      }
    }
  }

  /// The file is removed.
  ///
  /// @param hunks what the file held, for whoever reads the patch and for `git apply`, which asks
  ///   for it; empty when the patch does not say. The file goes even when it holds something else
  record Delete(String path, List<Hunk> hunks) implements FileChange {
    public Delete {
      hunks = List.copyOf(hunks);
    }

    /// The file is removed, whatever it held.
    public Delete(String path) {
      this(path, List.of());
    }
  }

  /// The file moves, and parts of it may be replaced.
  record Rename(String from, String path, List<Hunk> hunks) implements FileChange {
    public Rename {
      hunks = List.copyOf(hunks);
    }
  }

  /// The file may, or may no longer, be executed.
  record Mode(String path, boolean executable) implements FileChange {}
}
