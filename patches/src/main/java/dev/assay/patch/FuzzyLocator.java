package dev.assay.patch;

import dev.assay.patch.Hunk.Kind;
import dev.assay.patch.Hunk.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the place of a hunk whose lines are not in the file as it has them: first with another
/// indentation, then without the outermost lines of context, then where the lines are most similar.
final class FuzzyLocator {
  private static final int MOST_LINES_DROPPED = 2;

  private final List<String> fileLines;
  private final HunkLocator locator;
  private final SimilarPlace similarPlace;

  FuzzyLocator(List<String> fileLines, HunkLocator locator, SearchBudget budget) {
    this.fileLines = fileLines;
    this.locator = locator;
    similarPlace = new SimilarPlace(fileLines, budget);
  }

  /// As [HunkLocator#locate(Hunk, int, int)].
  Optional<HunkPlace> locate(Hunk hunk, int expected, int notBefore) throws Refusal {
    Optional<HunkPlace> indented = locator.locate(hunk, expected, notBefore, Likeness.INDENTATION);
    if (indented.isPresent()) {
      return Optional.of(Indentation.follow(indented.get(), fileLines));
    }
    for (int dropped = 1; dropped <= MOST_LINES_DROPPED; dropped++) {
      Optional<HunkPlace> place = withoutOuterContext(hunk, dropped, expected, notBefore);
      if (place.isPresent()) {
        return place;
      }
    }
    return similarPlace.locate(hunk);
  }

  private Optional<HunkPlace> withoutOuterContext(
      Hunk hunk, int dropped, int expected, int notBefore) throws Refusal {
    List<Line> lines = hunk.lines();
    int top = 0;
    while (top < dropped && lines.get(top).kind() == Kind.CONTEXT) {
      top++;
    }
    int end = lines.size();
    while (lines.size() - end < dropped && end > top && lines.get(end - 1).kind() == Kind.CONTEXT) {
      end--;
    }
    boolean nothingNew = Math.max(top, lines.size() - end) < dropped;
    boolean nothingLeft =
        lines.subList(top, end).stream()
            .noneMatch(line -> line.kind() != Kind.ADDED && !line.text().isBlank());
    if (nothingNew || nothingLeft) {
      return Optional.empty();
    }
    Hunk inner = hunk.part(top, end);
    int ignored = lines.size() - inner.lines().size();
    Optional<HunkPlace> place =
        locator.locate(inner, expected < 0 ? expected : expected + top, notBefore);
    return place.map(found -> {
      List<String> notes = new ArrayList<>(found.notes());
      notes.add("outer lines of its context do not fit and were ignored: " + ignored);
      return new HunkPlace(inner, found.at(), found.likeness(), notes);
    });
  }
}
