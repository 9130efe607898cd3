package dev.assay.patch;

import dev.assay.patch.Application.Reason;
import dev.assay.patch.Hunk.Kind;
import dev.assay.patch.Hunk.Line;
import java.util.List;
import java.util.Optional;

/// Finds the place where a file is most similar to the old lines of a hunk, line by line.
final class SimilarPlace {
  private static final double LEAST_OVERALL = 0.8;
  private static final double LEAST_OF_REMOVED = 0.6;
  private static final double LEAST_LEAD = 0.1;
  private static final double WEIGHT_OF_BLANK = 0.2;
  private static final int LEAST_CHARACTERS = 10;
  private static final int COMPARISONS_EACH = 50;

  private final List<String> fileLines;
  private final SearchBudget budget;
  private List<LineProfile> profiles = List.of();

  SimilarPlace(List<String> fileLines, SearchBudget budget) {
    this.fileLines = fileLines;
    this.budget = budget;
  }

  /// Finds the place that is similar enough; empty when there is none.
  ///
  /// @throws Refusal when another place is nearly as similar
  Optional<HunkPlace> locate(Hunk hunk) throws Refusal {
    List<Wanted> wanted =
        hunk.lines().stream().filter(line -> line.kind() != Kind.ADDED).map(Wanted::of).toList();
    if (wanted.stream().mapToInt(line -> line.profile.length()).sum() < LEAST_CHARACTERS) {
      return Optional.empty();
    }
    if (profiles.isEmpty()) {
      profiles = fileLines.stream().map(LineProfile::of).toList();
    }
    double total = wanted.stream().mapToDouble(Wanted::weight).sum();
    double best = 0;
    double next = 0;
    int at = -1;
    for (int start = 0; start + wanted.size() <= fileLines.size(); start++) {
      double score = score(wanted, total, start);
      if (score > best) {
        next = best;
        best = score;
        at = start;
      } else {
        next = Math.max(next, score);
      }
    }
    if (best < LEAST_OVERALL) {
      return Optional.empty();
    }
    if (best - next < LEAST_LEAD) {
      throw new Refusal(
          Reason.AMBIGUOUS,
          "its old lines fit nowhere exactly and nearly at several places, best at line "
              + (at + 1));
    }
    String note = "its old lines fit only nearly, to " + (int) (best * 100) + " %";
    return Optional.of(new HunkPlace(hunk, at, Likeness.INDENTATION, List.of(note)));
  }

  /// The mean similarity; zero as soon as it cannot be high enough to win or to be a rival.
  private double score(List<Wanted> wanted, double total, int start) throws Refusal {
    double lost = 0;
    for (int i = 0; i < wanted.size(); i++) {
      Wanted line = wanted.get(i);
      budget.spend(COMPARISONS_EACH);
      double similarity = line.profile.similarity(profiles.get(start + i));
      lost += (1 - similarity) * line.weight;
      if (similarity < line.least || 1 - lost / total < LEAST_OVERALL - LEAST_LEAD) {
        return 0;
      }
    }
    return 1 - lost / total;
  }

  /// A line that is looked for, what it counts, and how similar a line has to be to stand for it.
  private record Wanted(LineProfile profile, double weight, double least) {
    static Wanted of(Line line) {
      LineProfile profile = LineProfile.of(line.text());
      boolean essential = line.kind() == Kind.REMOVED && !profile.isBlank();
      return new Wanted(
          profile, profile.isBlank() ? WEIGHT_OF_BLANK : 1, essential ? LEAST_OF_REMOVED : 0);
    }
  }
}
