package dev.assay.gate;

import dev.assay.statistics.WinEvidence;
import java.util.Locale;

/// Repetitions of a candidate and of the baseline in pairs, each of one seed and right after one
/// another.
///
/// @param won by the candidate
/// @param lost by the candidate; those too of which nothing more is known than that they were begun
/// @param tied tell nothing
record Pairs(int won, int lost, int tied) {
  static final Pairs NONE = new Pairs(0, 0, 0);

  /// How one pair ended.
  enum Result {
    WON,
    LOST,
    TIED
  }

  Pairs plus(Result result) {
    return switch (result) {
      case WON -> new Pairs(won + 1, lost, tied);
      case LOST -> new Pairs(won, lost + 1, tied);
      case TIED -> new Pairs(won, lost, tied + 1);
    };
  }

  int all() {
    return won + lost + tied;
  }

  /// Whether the candidate is promoted, without a word on why or what else would settle it.
  boolean promotes(double alpha) {
    return WinEvidence.of(won, won + lost) >= 1 / alpha;
  }

  /// Decides by evidence that stays valid however often one looks.
  ///
  /// @param alpha how often this may promote what is no better
  Verdict verdict(double alpha) {
    double better = WinEvidence.of(won, won + lost);
    double worse = WinEvidence.of(lost, won + lost);
    double needed = 1 / alpha;
    String numbers =
        String.format(
            Locale.ROOT,
            "%d pairs won, %d lost, %d tied: evidence %.4g for the candidate and %.4g against it, of %.4g that are needed",
            won,
            lost,
            tied,
            better,
            worse,
            needed);
    if (promotes(alpha)) {
      return new Verdict.Promote(numbers);
    }
    return worse >= needed
        ? new Verdict.Reject(numbers)
        : new Verdict.NeedsMoreData(numbers, more(needed));
  }

  /// How many pairs more would settle it if the candidate won them all.
  private int more(double needed) {
    int more = 1;
    while (WinEvidence.of(won + more, won + lost + more) < needed) {
      more++;
    }
    return more;
  }
}
