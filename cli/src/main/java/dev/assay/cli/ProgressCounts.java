package dev.assay.cli;

import dev.assay.protocol.AttemptResult;
import dev.assay.protocol.Outcome;
import dev.assay.protocol.SubmissionRecord;
import java.util.EnumMap;
import java.util.Map;

/// What a run has come to so far. Guarded by its owner.
final class ProgressCounts {
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private int pending;
  private int inFlight;
  private double costUsd;

  void begin(int attempts) {
    pending = attempts;
  }

  void started() {
    inFlight++;
  }

  void received(SubmissionRecord submission) {
    costUsd += submission.costUsd().orElse(0);
  }

  void ended(AttemptResult result) {
    inFlight--;
    outcomes.merge(result.outcome(), 1, Integer::sum);
  }

  int pending() {
    return pending;
  }

  int inFlight() {
    return inFlight;
  }

  double costUsd() {
    return costUsd;
  }

  int ended() {
    return outcomes.values().stream().mapToInt(Integer::intValue).sum();
  }

  int passed() {
    return outcomes.getOrDefault(Outcome.PASSED, 0);
  }

  /// Scored attempts that did not pass.
  int failed() {
    return sum(true) - passed();
  }

  /// Attempts that ended without a score.
  int unscored() {
    return sum(false);
  }

  private int sum(boolean scored) {
    return outcomes.entrySet().stream()
        .filter(entry -> entry.getKey().scored() == scored)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
