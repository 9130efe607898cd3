package dev.assay.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
public record Tiers(List<List<Contender>> tiers, List<Contender> unscored) {
  private static final Comparator<Contender> BY_ACCURACY =
      Comparator.<Contender>comparingDouble(row -> -row.tally().requiredRate())
          .thenComparing(
              Comparator.comparingInt((Contender row) -> row.tally().scored()).reversed())
          .thenComparing(Contender::name);

  public Tiers {
    tiers = tiers.stream().map(List::copyOf).toList();
    unscored = List.copyOf(unscored);
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
    while (!remaining.isEmpty()) {
      Contender leader = remaining.removeFirst();
      List<Contender> tier = peers(leader, remaining, confidence.errorRate());
      remaining.removeAll(tier);
      tier.addFirst(leader);
      tiers.add(tier);
    }
    return new Tiers(tiers, unscored);
  }

  /// As above at 95 %.
  public static Tiers of(Collection<? extends Contender> rows) {
    return of(rows, Confidence.NINETY_FIVE_PERCENT);
  }

  /// The leader of all, if anything was scored.
  public Optional<Contender> leader() {
    return tiers.stream().findFirst().map(List::getFirst);
  }

  /// The evidence that scored rows differ from the leader of all, by name: p-values, corrected for
  /// their number. The leader itself has none.
  public Map<String, Double> againstLeader() {
    Map<String, Double> byName = new LinkedHashMap<>();
    leader()
        .ifPresent(leader -> {
          List<Contender> others =
              tiers.stream()
                  .flatMap(List::stream)
                  .filter(row -> !row.name().equals(leader.name()))
                  .toList();
          double[] adjusted = adjusted(leader, others);
          for (int i = 0; i < adjusted.length; i++) {
            byName.put(others.get(i).name(), adjusted[i]);
          }
        });
    return byName;
  }

  private static double[] adjusted(Contender leader, List<Contender> others) {
    return Holm.adjust(
        others.stream().mapToDouble(other -> Difference.pValue(leader, other)).toArray());
  }

  private static List<Contender> peers(Contender leader, List<Contender> others, double level) {
    double[] adjusted = adjusted(leader, others);
    List<Contender> peers = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      if (adjusted[i] > level) {
        peers.add(others.get(i));
      }
    }
    return peers;
  }
}
