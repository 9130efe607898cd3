package dev.assay.patch;

import dev.assay.patch.Application.Reason;
import java.util.List;

/// How much text a patch holds.
final class PatchText {
  private PatchText() {}

  /// @throws Refusal when there is more
  static void refuseLargerThan(long maximum, Patch patch) throws Refusal {
    long characters = 0;
    for (FileChange change : patch.changes()) {
      characters +=
          switch (change) {
            case FileChange.Write write -> write.content().length();
            case FileChange.Edit edit -> characters(edit.hunks());
            case FileChange.Delete delete -> characters(delete.hunks());
            case FileChange.Rename rename -> characters(rename.hunks());
            case FileChange.Mode mode -> 0;
          };
      if (characters > maximum) {
        throw new Refusal(
            Reason.TOO_LARGE, "the patch holds more text than the limit of " + maximum + " bytes");
      }
    }
  }

  private static long characters(List<Hunk> hunks) {
    return hunks.stream()
        .flatMap(hunk -> hunk.lines().stream())
        .mapToLong(line -> line.text().length() + 1L)
        .sum();
  }
}
