package dev.assay.lab;

import dev.assay.ledger.ParticipantStanding;
import dev.assay.statistics.Contender;
import dev.assay.statistics.Tally;
import dev.assay.statistics.Tiers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The leaderboard: participants in tiers, the best first.
public final class Standings {
  private final Map<String, ParticipantStanding> totals;
  private final Map<String, Map<String, Tally>> tallies = new HashMap<>();

  private Standings(List<ParticipantStanding> totals) {
    this.totals =
        totals.stream()
            .collect(Collectors.toMap(ParticipantStanding::participant, Function.identity()));
    totals.forEach(each -> tallies.put(each.participant(), tallies(each)));
  }

  /// Orders participants by what their scored attempts say.
  public static List<Standing> of(List<ParticipantStanding> totals) {
    return new Standings(totals).ordered();
  }

  private List<Standing> ordered() {
    Tiers tiers =
        Tiers.of(
            tallies.entrySet().stream()
                .map(entry -> new Contender.ByTask(entry.getKey(), entry.getValue()))
                .toList());
    Map<String, Double> evidence = tiers.againstLeader();
    List<Standing> standings = new ArrayList<>();
    for (int i = 0; i < tiers.tiers().size(); i++) {
      OptionalInt tier = OptionalInt.of(i + 1);
      tiers
          .tiers()
          .get(i)
          .forEach(row ->
              standings.add(
                  standing(row.name(), tier, Optional.ofNullable(evidence.get(row.name())))));
    }
    tiers
        .unscored()
        .forEach(row -> standings.add(standing(row.name(), OptionalInt.empty(), Optional.empty())));
    return List.copyOf(standings);
  }

  private Standing standing(String name, OptionalInt tier, Optional<Double> pAgainstLeader) {
    ParticipantStanding total = totals.get(name);
    Map<String, Tally> tasks = tallies.get(name);
    if (total == null || tasks == null) {
      throw new IllegalStateException("no totals of " + name);
    }
    return Standing.of(
        total, tasks, tier, pAgainstLeader.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
  }

  private static Map<String, Tally> tallies(ParticipantStanding standing) {
    return standing.tasks().stream()
        .collect(
            Collectors.toMap(
                task -> task.benchmark() + "/" + task.task(),
                task -> new Tally(Math.toIntExact(task.passed()), Math.toIntExact(task.scored()))));
  }
}
