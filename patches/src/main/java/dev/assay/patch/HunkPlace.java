package dev.assay.patch;

import java.util.List;

/// Where a hunk goes.
///
/// @param hunk as it is to be applied: its old lines stand for the file's lines one by one
/// @param at the number of the file's line that the first old line stands for, from zero
/// @param likeness how much the lines are the same
/// @param notes what did not fit exactly
record HunkPlace(Hunk hunk, int at, Likeness likeness, List<String> notes) {
  HunkPlace {
    notes = List.copyOf(notes);
  }
}
