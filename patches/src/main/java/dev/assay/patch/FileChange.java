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
  record Edit(String path, List<Hunk> hunks) implements FileChange {
    public Edit {
      hunks = List.copyOf(hunks);
    }
  }

  /// The file is removed.
  record Delete(String path) implements FileChange {}

  /// The file moves, and parts of it may be replaced.
  record Rename(String from, String path, List<Hunk> hunks) implements FileChange {
    public Rename {
      hunks = List.copyOf(hunks);
    }
  }
}
