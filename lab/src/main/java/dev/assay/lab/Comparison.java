package dev.assay.lab;

import dev.assay.protocol.Outcome;
import dev.assay.statistics.Confidence;
import dev.assay.statistics.PairedDifference;
import dev.assay.statistics.SignFlipTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Two participants, or one in two runs, on the attempts that both have: the same task, the same
/// sample.
///
/// @param first what is compared
/// @param second what it is compared with
/// @param pairs attempts that are scored on both sides
/// @param bothPassed pairs that passed on both sides
/// @param bothFailed pairs that passed on neither
/// @param onlyFirst pairs that only the first passed
/// @param onlySecond pairs that only the second passed
/// @param pValue of the two-sided sign-flip test over the tasks' differences, which with one sample
///   per task is McNemar's exact test; one when no pair differs
/// @param difference the share that the second passed less the first's, from -1 to 1, with its 95 %
///   interval, for which no more pairs count than there are tasks; absent without pairs
/// @param flips the pairs that differ, what the second lost first
public record Comparison(
    Side first,
    Side second,
    int pairs,
    int bothPassed,
    int bothFailed,
    int onlyFirst,
    int onlySecond,
    double pValue,
    Optional<Estimate> difference,
    List<Flip> flips) {

  /// A participant of a run.
  public record Side(String runId, String model) {}

  /// A pair that only one side passed.
  ///
  /// @param direction LOST when only the first passed
  /// @param firstReason what the first's evaluation said
  /// @param secondReason what the second's evaluation said
  public record Flip(
      String task, int sample, Direction direction, String firstReason, String secondReason) {}

  /// Which way a pair flipped, from the first to the second.
  public enum Direction {
    LOST,
    WON;

    private int sign() {
      return switch (this) {
        case LOST -> -1;
        case WON -> 1;
      };
    }
  }

  private record Cell(String task, int sample) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      int byTask = task.compareTo(other.task);
      return byTask != 0 ? byTask : Integer.compare(sample, other.sample);
    }
  }

  /// Compares a participant of one run with one of another run.
  public static Comparison of(
      RunSummary first, String firstModel, RunSummary second, String secondModel) {
    Map<Cell, AttemptSummary> left = scored(first, firstModel);
    Map<Cell, AttemptSummary> right = scored(second, secondModel);
    Set<String> tasks = new HashSet<>();
    List<Flip> lost = new ArrayList<>();
    List<Flip> won = new ArrayList<>();
    int bothPassed = 0;
    int bothFailed = 0;
    for (Map.Entry<Cell, AttemptSummary> entry : left.entrySet()) {
      AttemptSummary here = entry.getValue();
      AttemptSummary there = right.get(entry.getKey());
      if (there == null) {
        continue;
      }
      tasks.add(entry.getKey().task());
      if (passed(here) && passed(there)) {
        bothPassed++;
      } else if (!passed(here) && !passed(there)) {
        bothFailed++;
      } else if (passed(here)) {
        lost.add(flip(here, there, Direction.LOST));
      } else {
        won.add(flip(here, there, Direction.WON));
      }
    }
    int pairs = bothPassed + bothFailed + lost.size() + won.size();
    List<Flip> flips = new ArrayList<>(lost);
    flips.addAll(won);
    return new Comparison(
        new Side(first.runId(), firstModel),
        new Side(second.runId(), secondModel),
        pairs,
        bothPassed,
        bothFailed,
        lost.size(),
        won.size(),
        SignFlipTest.twoSided(differences(flips)),
        pairs == 0
            ? Optional.empty()
            : Optional.of(
                difference(
                    new PairedDifference(bothPassed, lost.size(), won.size(), bothFailed),
                    tasks.size())),
        List.copyOf(flips));
  }

  private static Estimate difference(PairedDifference pairs, int tasks) {
    return Estimate.of(pairs.value(), pairs.ofSize(tasks).interval(Confidence.NINETY_FIVE_PERCENT));
  }

  /// By task, pairs won less pairs lost: the samples of one task resemble each other, so that the
  /// tasks are what the test counts.
  private static double[] differences(List<Flip> flips) {
    Map<String, Integer> byTask = new TreeMap<>();
    flips.forEach(flip -> byTask.merge(flip.task(), flip.direction().sign(), Integer::sum));
    return byTask.values().stream().mapToDouble(Integer::doubleValue).toArray();
  }

  private static Map<Cell, AttemptSummary> scored(RunSummary run, String model) {
    Map<Cell, AttemptSummary> cells = new TreeMap<>();
    for (AttemptSummary attempt : run.attempts()) {
      if (attempt.model().equals(model) && attempt.outcome().filter(Outcome::scored).isPresent()) {
        cells.put(new Cell(attempt.task(), attempt.sample()), attempt);
      }
    }
    return cells;
  }

  private static boolean passed(AttemptSummary attempt) {
    return attempt.outcome().filter(Outcome::passed).isPresent();
  }

  private static Flip flip(AttemptSummary first, AttemptSummary second, Direction direction) {
    return new Flip(first.task(), first.sample(), direction, first.reason(), second.reason());
  }
}
