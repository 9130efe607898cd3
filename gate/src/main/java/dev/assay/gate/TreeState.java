package dev.assay.gate;

import java.util.List;

/// What is checked out, by its content: neither what git was told to overlook nor what it ignores
/// can hide in it.
///
/// @param commit that is checked out
/// @param content the git tree that the files are, followed, where git ignores some of what is
///   tracked here or there are submodules, by a digest of those
/// @param changes in what the content differs from the commit, a file each
record TreeState(String commit, String content, List<String> changes) {
  TreeState {
    changes = List.copyOf(changes);
  }

  boolean dirty() {
    return !changes.isEmpty();
  }
}
