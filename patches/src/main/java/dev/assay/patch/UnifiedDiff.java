package dev.assay.patch;

import java.util.Map;

/// Unified diffs as programs write and read them: the format of git.
public final class UnifiedDiff {
  /// The longest text that is read: 16 Mi characters.
  public static final int MAXIMUM_CHARACTERS = 16 << 20;

  private UnifiedDiff() {}

  /// Reads a diff that a program made.
  ///
  /// A diff from `/dev/null` is a [FileChange.Write]. Text that is no part of a diff, such as a
  /// mail's, is skipped as git does; text without any diff is refused unless it is blank.
  ///
  /// @throws MalformedPatchException when a header or hunk is broken, when the diff is binary or
  ///   asks for a link, a submodule or a copy, or when it is too large
  public static Patch parse(String diff) {
    if (diff.length() > MAXIMUM_CHARACTERS) {
      throw new MalformedPatchException(
          1, diff.length() + " characters are over the limit of " + MAXIMUM_CHARACTERS);
    }
    return UnifiedDiffParser.parse(diff);
  }

  /// Writes a patch so that [#parse] gives an equal one, and `git apply` the same files where it
  /// accepts it. A [FileChange.Write] becomes a diff from `/dev/null`.
  public static String format(Patch patch) {
    return UnifiedDiffWriter.format(patch);
  }

  /// The patch that makes one tree of another: contents by path. It has three lines of context,
  /// lists removed files first and the others by path, and is the same for the same trees.
  public static Patch between(Map<String, String> before, Map<String, String> after) {
    return TreeComparison.between(before, after);
  }
}
