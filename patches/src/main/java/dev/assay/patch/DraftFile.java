package dev.assay.patch;

import java.util.List;
import java.util.Optional;

/// The diff of one file as it stands in a reply.
///
/// @param header empty when the hunks stand without one
/// @param hunks what is to be changed
/// @param complete how many of the hunks, from the first, have all the lines that they announce;
///   those before the last count as complete in any case
/// @param breaksOff whether the last hunk announces more lines and the text ends within a change
record DraftFile(Optional<FileHeader> header, List<Hunk> hunks, int complete, boolean breaksOff) {
  DraftFile {
    hunks = List.copyOf(hunks);
  }
}
