package dev.assay.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A leaderboard's rows, grouped by what the data can tell apart.
///
/// The row with the highest accuracy leads the first tier. Every other row is tested against it, by
/// task where both did the same tasks (see [SignFlipTest]) and else as two proportions
/// ([FisherExact]), with [Holm]'s correction for the number of tests. Rows that do not differ
/// significantly share the leader's tier; of the others the best leads the next tier, and so on. A
/// row with little data thus stands in a high tier in spite of a low accuracy: nothing shows yet
/// that it is worse.
///
/// @param tiers the best first; in each the leader first, then by falling accuracy, then by name
/// @param unscored rows of which nothing was scored, by name
/// @param againstLeader the evidence that scored rows differ from the leader of all, by name:
///   p-values, corrected for their number; the leader itself has none
public record Tiers(
    List<List<Contender>> tiers, List<Contender> unscored, Map<String, Double> againstLeader) {
  private static final Comparator<Contender> BY_ACCURACY =
      Comparator.<Contender>comparingDouble(row -> -row.tally().requiredRate())
          .thenComparing(
              Comparator.comparingInt((Contender row) -> row.tally().scored()).reversed())
          .thenComparing(Contender::name);

  public Tiers {
    tiers = tiers.stream().map(List::copyOf).toList();
    unscored = List.copyOf(unscored);
    againstLeader = Map.copyOf(againstLeader);
  }

  /// Groups the rows.
  ///
  /// @param confidence one minus the level of the tests
  /// @throws IllegalArgumentException when two rows have the same name
  public static Tiers of(Collection<? extends Contender> rows, Confidence confidence) {
    List<Contender> remaining = new ArrayList<>();
    List<Contender> unscored = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Contender row : rows) {
      if (!names.add(row.name())) {
        throw new IllegalArgumentException("two rows are called " + row.name());
      }
      (row.tally().scored() > 0 ? remaining : unscored).add(row);
    }
    remaining.sort(BY_ACCURACY);
    unscored.sort(Comparator.comparing(Contender::name));

    List<List<Contender>> tiers = new ArrayList<>();
    Map<String, Double> againstLeader = new HashMap<>();
    while (!remaining.isEmpty()) {
      Contender leader = remaining.removeFirst();
      double[] adjusted = adjusted(leader, remaining);
      if (tiers.isEmpty()) {
        for (int i = 0; i < adjusted.length; i++) {
          againstLeader.put(remaining.get(i).name(), adjusted[i]);
        }
      }
      List<Contender> tier = peers(remaining, adjusted, confidence.errorRate());
      remaining.removeAll(tier);
      tier.addFirst(leader);
      tiers.add(tier);
    }
    return new Tiers(tiers, unscored, againstLeader);
  }

  /// As above at 95 %.
  public static Tiers of(Collection<? extends Contender> rows) {
    return of(rows, Confidence.NINETY_FIVE_PERCENT);
  }

  private static double[] adjusted(Contender leader, List<Contender> others) {
    return Holm.adjust(
        others.stream().mapToDouble(other -> Difference.pValue(leader, other)).toArray());
  }

  private static List<Contender> peers(List<Contender> others, double[] adjusted, double level) {
    List<Contender> peers = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      if (adjusted[i] > level) {
        peers.add(others.get(i));
      }
    }
    return peers;
  }
}
