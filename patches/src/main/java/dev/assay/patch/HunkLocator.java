package dev.assay.patch;

import dev.assay.patch.Application.Reason;
import dev.assay.patch.Hunk.Kind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Finds the place of a hunk by its lines: at the line that its header gives, else wherever its old
/// lines are, where one place has to stand out.
final class HunkLocator {
  private static final List<Likeness> ORDER =
      List.of(Likeness.EXACT, Likeness.LINE_END, Likeness.TRAILING_SPACE);
  private static final int MOST_LINES_NAMED = 5;

  private final List<String> fileLines;
  private final SearchBudget budget;
  private final Map<Likeness, LineIndex> indexes = new EnumMap<>(Likeness.class);

  HunkLocator(List<String> fileLines, SearchBudget budget) {
    this.fileLines = fileLines;
    this.budget = budget;
  }

  /// Finds a hunk that has old lines; empty when they are nowhere in the file.
  ///
  /// @param expected the line at which it should be, from zero; negative when nothing says
  /// @param notBefore the line before which the hunk is looked for only when it is not after it
  /// @throws Refusal when several places fit equally well or the hunk is applied already
  Optional<HunkPlace> locate(Hunk hunk, int expected, int notBefore) throws Refusal {
    for (Likeness likeness : ORDER) {
      Optional<HunkPlace> place = locate(hunk, expected, notBefore, likeness);
      if (place.isPresent()) {
        return place;
      }
    }
    return Optional.empty();
  }

  /// The same for one likeness.
  Optional<HunkPlace> locate(Hunk hunk, int expected, int notBefore, Likeness likeness)
      throws Refusal {
    LineIndex index = index(likeness);
    int[] wanted = index.numbers(hunk.oldLines());
    int at;
    if (expected >= 0 && index.matches(wanted, expected, budget)) {
      at = expected;
    } else {
      int[] places = index.places(wanted, budget);
      if (places.length == 0) {
        return Optional.empty();
      }
      at = choose(places, hunk, expected, notBefore);
    }
    if (addedAlready(hunk, at, index)) {
      throw alreadyApplied(at);
    }
    List<String> notes =
        switch (likeness) {
          case EXACT, INDENTATION -> List.of();
          case LINE_END -> List.of("its line ends differ; the file's are kept");
          case TRAILING_SPACE -> List.of("white space at the end of lines was ignored");
        };
    return Optional.of(new HunkPlace(hunk, at, likeness, notes));
  }

  /// Says when what the hunk makes of the file is there already.
  ///
  /// @param atLeast how many lines that are not blank have to agree
  void refuseWhenApplied(Hunk hunk, int atLeast) throws Refusal {
    List<String> newLines = hunk.newLines();
    long telling = newLines.stream().filter(line -> !line.isBlank()).count();
    if (telling < Math.max(1, atLeast)) {
      return;
    }
    LineIndex index = index(Likeness.TRAILING_SPACE);
    int[] places = index.places(index.numbers(newLines), budget);
    if (places.length > 0) {
      throw alreadyApplied(places[0]);
    }
  }

  LineIndex index(Likeness likeness) {
    return indexes.computeIfAbsent(likeness, key -> new LineIndex(fileLines, key));
  }

  private int choose(int[] places, Hunk hunk, int expected, int notBefore) throws Refusal {
    int[] left = preferring(places, place -> place >= notBefore);
    int total = hunk.oldLines().size();
    if (hunk.oldEndsWithoutNewline()) {
      left = preferring(left, place -> place + total == fileLines.size());
    }
    if (left.length > 1) {
      int[] within = new EnclosingSection(hunk.section(), fileLines, budget).within(left);
      left = within.length > 0 ? within : left;
    }
    if (left.length == 1) {
      return left[0];
    }
    if (expected >= 0) {
      int nearest = nearest(left, expected, -1);
      int next = nearest(left, expected, nearest);
      if (Math.abs(nearest - expected) * 2L < Math.abs(next - expected)) {
        return nearest;
      }
    }
    String lines =
        Arrays.stream(left)
            .limit(MOST_LINES_NAMED)
            .mapToObj(place -> Integer.toString(place + 1))
            .reduce((first, second) -> first + ", " + second)
            .orElseThrow();
    throw new Refusal(
        Reason.AMBIGUOUS,
        "its old lines are in the file "
            + left.length
            + " times, at lines "
            + lines
            + (left.length > MOST_LINES_NAMED ? ", …" : "")
            + "; more context would tell which is meant");
  }

  private static int[] preferring(int[] places, java.util.function.IntPredicate wanted) {
    int[] preferred = IntStream.of(places).filter(wanted).toArray();
    return preferred.length > 0 ? preferred : places;
  }

  private static int nearest(int[] places, int expected, int except) {
    int nearest = -1;
    for (int place : places) {
      boolean nearer = nearest < 0 || Math.abs(place - expected) < Math.abs(nearest - expected);
      nearest = place != except && nearer ? place : nearest;
    }
    return nearest;
  }

  /// Whether a hunk that only adds lines, with context on one side, finds them there. Programs
  /// leave context out only where the file ends, so that there such a hunk cannot find them.
  private boolean addedAlready(Hunk hunk, int at, LineIndex index) throws Refusal {
    List<Hunk.Line> lines = hunk.lines();
    if (lines.stream().anyMatch(line -> line.kind() == Kind.REMOVED)) {
      return false;
    }
    boolean open = lines.getLast().kind() == Kind.ADDED;
    int[] wanted = index.numbers(hunk.newLines());
    if (open && index.matches(wanted, at, budget)) {
      return true;
    }
    int leading = 0;
    while (leading < lines.size() && lines.get(leading).kind() == Kind.ADDED) {
      leading++;
    }
    return leading > 0 && index.matches(wanted, at - leading, budget);
  }

  private static Refusal alreadyApplied(int at) {
    return new Refusal(
        Reason.ALREADY_APPLIED, "what it makes of the file is there already, at line " + (at + 1));
  }
}
