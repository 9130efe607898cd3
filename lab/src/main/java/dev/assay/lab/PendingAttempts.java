package dev.assay.lab;

import dev.assay.ledger.AttemptRecord;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.AttemptResult;
import dev.assay.protocol.Outcome;
import dev.assay.protocol.RunPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is left of a plan after what the ledger holds.
final class PendingAttempts {
  private PendingAttempts() {}

  /// All of a new plan.
  static List<PendingAttempt> of(RunPlan plan) {
    return plan.attempts().stream()
        .map(attempt -> new PendingAttempt(attempt, 1, Optional.empty()))
        .toList();
  }

  /// The attempts that have no end yet or whose end says nothing about the participant.
  ///
  /// @param apiErrorsOnly whether only attempts that ended in an API error are wanted
  static List<PendingAttempt> of(RunPlan plan, List<AttemptRecord> rows, boolean apiErrorsOnly) {
    Map<AttemptId, AttemptRecord> known = new HashMap<>();
    rows.forEach(row -> known.put(row.attempt(), row));
    List<PendingAttempt> pending = new ArrayList<>();
    for (AttemptId attempt : plan.attempts()) {
      AttemptRecord row = known.get(attempt);
      if (row == null) {
        if (!apiErrorsOnly) {
          pending.add(new PendingAttempt(attempt, 1, Optional.empty()));
        }
      } else if (apiErrorsOnly ? endedIn(row, Outcome.API_ERROR) : !scored(row)) {
        pending.add(
            new PendingAttempt(
                attempt,
                row.tries() + 1,
                row.submission().map(AttemptRecord.Submitted::submission)));
      }
    }
    return List.copyOf(pending);
  }

  private static boolean scored(AttemptRecord row) {
    return row.result()
        .map(AttemptRecord.Evaluated::result)
        .map(AttemptResult::outcome)
        .filter(Outcome::scored)
        .isPresent();
  }

  private static boolean endedIn(AttemptRecord row, Outcome outcome) {
    return row.result()
        .map(AttemptRecord.Evaluated::result)
        .map(AttemptResult::outcome)
        .filter(outcome::equals)
        .isPresent();
  }
}
