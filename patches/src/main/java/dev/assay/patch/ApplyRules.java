package dev.assay.patch;

import java.util.List;

/// What a patch may touch and how exactly it has to fit.
///
/// Globs know `*` (within a name), `**` (across folders), `?`, `[a-z]` and `{a,b}`. One without a
/// slash is matched against the file name alone, one that ends in a slash covers a folder.
///
/// @param protectedPaths globs of files that must stay as they are; letter case is ignored, so that
///   `Tests/x` is no way around `tests/**`
/// @param editablePaths globs of the only files that may be touched; empty for every file
/// @param allowFuzzyContext whether a hunk may be placed where its context fits only nearly
/// @param maximumBytes the limit for the patch's text and for each file that it edits; all that it
///   edits together may have eight times as much
/// @throws IllegalArgumentException when a glob is broken
public record ApplyRules(
    List<String> protectedPaths,
    List<String> editablePaths,
    boolean allowFuzzyContext,
    long maximumBytes) {
  /// 16 MiB.
  public static final long DEFAULT_MAXIMUM_BYTES = 16L << 20;

  /// Every file may be edited and hunks have to fit.
  public static final ApplyRules EXACT = new ApplyRules(List.of(), List.of(), false);

  public ApplyRules {
    protectedPaths = List.copyOf(protectedPaths);
    editablePaths = List.copyOf(editablePaths);
    var _ = PathGlobs.ignoringCase(protectedPaths);
    var _ = PathGlobs.of(editablePaths);
  }

  /// Rules with the default size limit.
  public ApplyRules(
      List<String> protectedPaths, List<String> editablePaths, boolean allowFuzzyContext) {
    this(protectedPaths, editablePaths, allowFuzzyContext, DEFAULT_MAXIMUM_BYTES);
  }
}
