package dev.assay.lab;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.LedgerReader;
import dev.assay.ledger.RunRecord;
import dev.assay.protocol.Outcome;
import dev.assay.protocol.RunId;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.RunSettings;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A run as `summary.json` tells it. Made from the ledger alone.
///
/// @param runId the run
/// @param benchmark the benchmark's name
/// @param status running, stopped or completed; a killed run stays running until it is resumed
/// @param startedAt when it was planned
/// @param endedAt when it last ended
/// @param settings what was chosen
/// @param planned attempts in the plan
/// @param outcomes how many attempts ended in which way
/// @param models the leaderboard of this run
/// @param attempts every attempt that was begun, by task, model and sample
public record RunSummary(
    String runId,
    String benchmark,
    String status,
    Instant startedAt,
    Optional<Instant> endedAt,
    RunSettings settings,
    int planned,
    Map<Outcome, Integer> outcomes,
    List<Standing> models,
    List<AttemptSummary> attempts) {
  private static final Comparator<AttemptSummary> ORDER =
      Comparator.comparing(AttemptSummary::task)
          .thenComparing(AttemptSummary::model)
          .thenComparingInt(AttemptSummary::sample);

  /// Reads a run; empty when the ledger has no such run.
  public static Optional<RunSummary> read(LedgerReader reader, RunId id) throws LedgerException {
    Optional<RunRecord> found = reader.run(id);
    Optional<RunPlan> plan = reader.plan(id);
    if (found.isEmpty() || plan.isEmpty()) {
      return Optional.empty();
    }
    RunRecord run = found.get();
    List<AttemptSummary> attempts =
        reader.attempts(id).stream().map(AttemptSummary::of).sorted(ORDER).toList();
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    attempts.forEach(
        each -> each.outcome().ifPresent(outcome -> outcomes.merge(outcome, 1, Integer::sum)));
    return Optional.of(
        new RunSummary(
            id.value(),
            run.benchmark(),
            run.status().name().toLowerCase(Locale.ROOT),
            run.startedAt(),
            run.endedAt(),
            plan.get().settings(),
            run.planned(),
            outcomes,
            Standings.of(reader.leaderboard(id)),
            attempts));
  }

  /// Attempts of the plan that have no score: never begun, interrupted, or ended in an error that
  /// is not the participant's. Skipped ones are not counted: they wait for a toolchain.
  public long unscored() {
    long settled =
        attempts.stream()
            .flatMap(attempt -> attempt.outcome().stream())
            .filter(outcome -> outcome.scored() || outcome == Outcome.SKIPPED)
            .count();
    return planned - settled;
  }
}
