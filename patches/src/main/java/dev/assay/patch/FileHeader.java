package dev.assay.patch;

/// What stands before the hunks of one file in a unified diff.
///
/// @param oldLabel the old file as written, without quotes and time; [#NOWHERE] for a new file
/// @param newLabel the new file as written; [#NOWHERE] for a removed one
/// @param operation what happens to the file as a whole
/// @param mode the mode that the file is given, as git writes it; empty when nothing is said
/// @param prefixed whether the paths stand behind `a/` and `b/` or the like
/// @param carriageReturns whether the header's lines end in one, so that the lines of the hunks
///   have one that is not theirs
/// @param next the number of the line after the header
record FileHeader(
    String oldLabel,
    String newLabel,
    Operation operation,
    String mode,
    boolean prefixed,
    boolean carriageReturns,
    int next) {
  /// Stands for the side of a diff that has no file.
  static final String NOWHERE = "/dev/null";

  /// Whether the file is to be a link, a submodule, a device or anything but a regular file.
  boolean asksForSpecialFile() {
    return !mode.isEmpty() && !mode.startsWith("100");
  }

  /// What happens to the file as a whole.
  enum Operation {
    EDIT,
    CREATE,
    DELETE,
    RENAME,
    COPY,
    /// The change is not written as text.
    BINARY
  }
}
