package dev.assay.patch;

import dev.assay.patch.Application.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the places of all hunks of a file. Every hunk is looked for in the file as it was, at the
/// line that its header gives moved as far as the hunk before it was moved.
final class HunkPlacer {
  private final List<String> fileLines;
  private final HunkLocator locator;
  private final Optional<FuzzyLocator> fuzzyLocator;

  HunkPlacer(List<String> fileLines, boolean fuzzy, SearchBudget budget) {
    this.fileLines = fileLines;
    locator = new HunkLocator(fileLines, budget);
    fuzzyLocator =
        fuzzy ? Optional.of(new FuzzyLocator(fileLines, locator, budget)) : Optional.empty();
  }

  /// The places in the order of the hunks.
  ///
  /// @throws Refusal naming the hunk that has none
  List<HunkPlace> place(List<Hunk> hunks) throws Refusal {
    List<HunkPlace> places = new ArrayList<>();
    int moved = 0;
    int notBefore = 0;
    for (int i = 0; i < hunks.size(); i++) {
      Hunk hunk = hunks.get(i);
      boolean numbered = hunk.oldStart() > 0;
      try {
        HunkPlace place =
            hunk.oldLines().isEmpty()
                ? insertion(hunk, moved)
                : find(hunk, numbered ? first(hunk) + moved : -1, numbered ? notBefore : 0);
        places.add(place);
        if (numbered) {
          moved = place.at() - first(place.hunk());
          notBefore = place.at() + lastChange(place.hunk());
        }
      } catch (Refusal refusal) {
        throw new Refusal(refusal.reason(), "hunk " + (i + 1) + ": " + refusal.getMessage());
      }
    }
    return places;
  }

  private HunkPlace find(Hunk hunk, int expected, int notBefore) throws Refusal {
    Optional<HunkPlace> place = locator.locate(hunk, expected, notBefore);
    if (place.isEmpty()) {
      // One line of code may well be somewhere else too, which says little.
      locator.refuseWhenApplied(hunk, fuzzyLocator.isPresent() ? 2 : 1);
      if (fuzzyLocator.isPresent()) {
        place = fuzzyLocator.get().locate(hunk, expected, notBefore);
      }
    }
    return place.orElseThrow(() -> notFound(hunk));
  }

  /// A hunk that only adds lines and has no context says nothing about its place but its number.
  private HunkPlace insertion(Hunk hunk, int moved) throws Refusal {
    int size = fileLines.size();
    int at = hunk.oldStart() + moved;
    if (size == 0 || (at == size && hunk.oldStart() > 0)) {
      return new HunkPlace(hunk, size, Likeness.EXACT, List.of());
    }
    locator.refuseWhenApplied(hunk, 1);
    if (fuzzyLocator.isPresent() && hunk.oldStart() > 0 && at < size) {
      String note = "it has no context and was placed by its line number alone";
      return new HunkPlace(hunk, at, Likeness.LINE_END, List.of(note));
    }
    throw new Refusal(
        Reason.DOES_NOT_APPLY, "it has no context that says where in the file its lines belong");
  }

  private static Refusal notFound(Hunk hunk) {
    String wanted =
        hunk.oldLines().stream().filter(line -> !line.isBlank()).findFirst().orElse("").strip();
    String start = wanted.length() > 60 ? wanted.substring(0, 60) + "…" : wanted;
    return new Refusal(
        Reason.DOES_NOT_APPLY, "its old lines, from '" + start + "', are not in the file");
  }

  /// The first line that a header names, from zero.
  private static int first(Hunk hunk) {
    return hunk.oldLines().isEmpty() ? hunk.oldStart() : hunk.oldStart() - 1;
  }

  /// How many old lines of a hunk there are up to its last change.
  private static int lastChange(Hunk hunk) {
    int old = 0;
    int last = 0;
    for (Hunk.Line line : hunk.lines()) {
      old += line.kind() == Hunk.Kind.ADDED ? 0 : 1;
      last = line.kind() == Hunk.Kind.CONTEXT ? last : old;
    }
    return last;
  }
}
