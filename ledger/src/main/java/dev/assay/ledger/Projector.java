package dev.assay.ledger;

import dev.assay.protocol.AttemptId;
import dev.assay.protocol.LabEvent;
import dev.assay.protocol.LabEvent.AttemptEvaluated;
import dev.assay.protocol.LabEvent.AttemptStarted;
import dev.assay.protocol.LabEvent.BenchmarkCompleted;
import dev.assay.protocol.LabEvent.RunPlanned;
import dev.assay.protocol.LabEvent.RunResumed;
import dev.assay.protocol.LabEvent.RunStopped;
import dev.assay.protocol.LabEvent.SubmissionReceived;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Brings the projections up to date with one more lab event. What they hold depends on the
/// sequence of events and on nothing else.
final class Projector {
  private final RunProjection runs;
  private final AttemptProjection attempts;
  private final StandingProjection standings;

  /// @param schema where the projections are, `main` or `temp`
  Projector(Connection connection, String schema) throws SQLException {
    runs = new RunProjection(connection, schema);
    attempts = new AttemptProjection(connection, schema);
    standings = new StandingProjection(connection, schema);
  }

  /// @param time in nanoseconds since 1970
  /// @throws LedgerException when the event does not fit the run's history; nothing is changed then
  void apply(long sequence, long time, String run, LabEvent event) throws SQLException {
    switch (event) {
      case RunPlanned planned -> runs.plan(sequence, time, run, planned.plan());
      case RunResumed _ -> runs.resume(time, run);
      case RunStopped _ -> runs.stop(sequence, time, run);
      case BenchmarkCompleted _ -> runs.complete(time, run);
      case AttemptStarted started -> {
        int tryNumber = started.tryNumber();
        update(
            time,
            run,
            started.attempt(),
            tryNumber,
            state -> state.started(tryNumber, time),
            Tally.NONE);
      }
      case SubmissionReceived received -> {
        int tryNumber = received.tryNumber();
        var submitted = AttemptState.Submitted.of(sequence, received.submission());
        update(
            time,
            run,
            received.attempt(),
            tryNumber,
            state -> state.submitted(tryNumber, submitted),
            submitted.tally());
      }
      case AttemptEvaluated evaluated -> {
        int tryNumber = evaluated.tryNumber();
        var result = AttemptState.Evaluated.of(sequence, evaluated.result());
        update(
            time,
            run,
            evaluated.attempt(),
            tryNumber,
            state -> state.evaluated(tryNumber, result),
            Tally.NONE);
      }
    }
  }

  /// @param spent what the run spent by this event
  private void update(
      long time,
      String run,
      AttemptId attempt,
      int tryNumber,
      UnaryOperator<AttemptState> step,
      Tally spent)
      throws SQLException {
    Optional<AttemptState> before = attempts.find(run, attempt);
    AttemptState after = step.apply(before.orElseGet(() -> AttemptState.begun(tryNumber, time)));
    Tally gain = after.tally().minus(before.map(AttemptState::tally).orElse(Tally.NONE));
    String benchmark = runs.count(time, run, before.isEmpty(), gain, spent);
    attempts.put(run, attempt, after);
    if (!gain.equals(Tally.NONE)) {
      standings.add(benchmark, attempt, gain);
    }
  }
}
