package dev.assay.patch;

import java.util.List;

/// What a block of a reply holds.
///
/// @param changes to files, in order
/// @param cut whether the block breaks off; the changes are then those that are whole
record BlockReading(List<FileChange> changes, boolean cut) {
  BlockReading {
    changes = List.copyOf(changes);
  }
}
