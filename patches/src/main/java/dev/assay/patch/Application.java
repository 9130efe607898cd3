package dev.assay.patch;

import java.util.List;

/// What became of applying a patch.
public sealed interface Application {
  /// Every change was made.
  ///
  /// @param touchedPaths the files that are now different, made or gone, sorted
  /// @param repairs what did not fit exactly and how it was placed, and what is worth knowing, for
  ///   people; empty when everything fitted
  record Applied(List<String> touchedPaths, List<String> repairs) implements Application {
    public Applied {
      touchedPaths = List.copyOf(touchedPaths);
      repairs = List.copyOf(repairs);
    }
  }

  /// Nothing was changed.
  ///
  /// @param detail names the file, the hunk and what is wrong with it
  record Refused(Reason reason, String detail) implements Application {}

  /// Why a patch is refused.
  enum Reason {
    /// The text that a hunk replaces is not in the file.
    DOES_NOT_APPLY,
    /// The text that a hunk replaces is in the file more than once, and nothing tells which is
    /// meant.
    AMBIGUOUS,
    /// What the hunk makes of the file is there already.
    ALREADY_APPLIED,
    /// Two hunks change the same lines.
    OVERLAPPING_HUNKS,
    /// The path is absolute, climbs out of the workspace, or is no portable relative path.
    LEAVES_WORKSPACE,
    /// The path goes through a link or ends in one.
    LINK,
    /// The path is one that patches never touch, such as `.git`, or that the rules protect.
    PROTECTED,
    /// The rules name the files that may be edited, and this is none of them.
    NOT_EDITABLE,
    /// The file to change is not there.
    MISSING_FILE,
    /// A file would be moved onto another one.
    ALREADY_EXISTS,
    /// A folder or a special file is where a file should be, or a file where a folder should be.
    NOT_A_FILE,
    /// The file to edit is not text.
    BINARY,
    /// The patch, or a file that it edits, is over the limit.
    TOO_LARGE
  }
}
