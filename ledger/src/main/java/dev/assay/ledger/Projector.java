package dev.assay.ledger;

import dev.assay.ledger.LedgerException.Reason;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.LabEvent;
import dev.assay.protocol.LabEvent.AttemptEvaluated;
import dev.assay.protocol.LabEvent.AttemptStarted;
import dev.assay.protocol.LabEvent.BenchmarkCompleted;
import dev.assay.protocol.LabEvent.RunPlanned;
import dev.assay.protocol.LabEvent.RunResumed;
import dev.assay.protocol.LabEvent.RunStopped;
import dev.assay.protocol.LabEvent.SubmissionReceived;
import dev.assay.protocol.RunPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Brings the projections up to date, event by event: in memory first, and in the tables when it is
/// flushed. What they hold depends on the sequence of events and on nothing else.
final class Projector {
  /// How many attempts are held in memory between flushes.
  private static final int KEPT = 10_000;

  private final RunTable runTable;
  private final AttemptTable attemptTable;
  private final TallyTable standings;
  private final TallyTable runStandings;
  private final GateEventTable gateEventTable;

  private final Map<String, RunState> runs = new LinkedHashMap<>();
  private final Map<AttemptKey, AttemptState> attempts = new LinkedHashMap<>();
  private final Set<String> changedRuns = new LinkedHashSet<>();
  private final Set<AttemptKey> changedAttempts = new LinkedHashSet<>();
  private final Map<List<String>, Tally> gains = new LinkedHashMap<>();
  private final Map<List<String>, Tally> runGains = new LinkedHashMap<>();

  private record AttemptKey(String run, AttemptId attempt) {}

  /// @param schema where the projections are, `main` or `temp`
  Projector(Connection connection, String schema) throws SQLException {
    runTable = new RunTable(connection, schema);
    attemptTable = new AttemptTable(connection, schema);
    standings =
        new TallyTable(
            connection, schema + ".standings", List.of("benchmark", "participant", "task"));
    runStandings =
        new TallyTable(connection, schema + ".run_standings", List.of("run", "participant"));
    gateEventTable = new GateEventTable(connection, schema);
  }

  /// @param time in nanoseconds since 1970
  /// @throws LedgerException when the event does not fit the run's history; nothing is changed then
  void apply(long sequence, long time, String run, LabEvent event) throws SQLException {
    switch (event) {
      case RunPlanned planned -> plan(sequence, time, run, planned.plan());
      case RunResumed _ -> put(run, known(run).resumed(time));
      case RunStopped _ -> put(run, known(run).stopped(sequence, time));
      case BenchmarkCompleted _ -> put(run, known(run).completed(time));
      case AttemptStarted started -> {
        int tryNumber = started.tryNumber();
        AttemptKey key = new AttemptKey(run, started.attempt());
        change(key, time, state -> state.started(tryNumber, time), Tally.NONE);
      }
      case SubmissionReceived received -> {
        var submitted = AttemptState.Submitted.of(sequence, received.submission());
        AttemptKey key = new AttemptKey(run, received.attempt());
        change(
            key,
            time,
            state -> state.submitted(received.tryNumber(), submitted),
            submitted.tally());
      }
      case AttemptEvaluated evaluated -> {
        var result = AttemptState.Evaluated.of(sequence, evaluated.result());
        AttemptKey key = new AttemptKey(run, evaluated.attempt());
        change(key, time, state -> state.evaluated(evaluated.tryNumber(), result), Tally.NONE);
      }
    }
  }

  /// An event of the gate, which goes into its table at once.
  void applyGate(long sequence, String type, String payload) throws SQLException {
    gateEventTable.add(sequence, type, payload);
  }

  private void plan(long sequence, long time, String run, RunPlan plan) throws SQLException {
    if (find(run).isPresent()) {
      throw new LedgerException(
          Reason.REFUSED, "run " + run + " is planned already; a new run takes a new id");
    }
    RunState state = RunState.planned(sequence, time, plan);
    runTable.insert(run, state, plan);
    runs.put(run, state);
  }

  /// @param spent what the run spent by this event
  private void change(AttemptKey key, long time, UnaryOperator<AttemptState> step, Tally spent)
      throws SQLException {
    RunState run = known(key.run());
    Optional<AttemptState> before = find(key);
    AttemptState after = step.apply(before.orElseGet(() -> AttemptState.begun(time)));
    Tally gain = after.tally().minus(before.map(AttemptState::tally).orElse(Tally.NONE));
    put(key.run(), run.counting(time, before.isEmpty(), gain, spent));
    attempts.put(key, after);
    changedAttempts.add(key);
    if (!gain.equals(Tally.NONE)) {
      AttemptId attempt = key.attempt();
      gains.merge(
          List.of(run.benchmark(), attempt.participant(), attempt.task()), gain, Tally::plus);
      runGains.merge(List.of(key.run(), attempt.participant()), gain, Tally::plus);
    }
  }

  private Optional<AttemptState> find(AttemptKey key) throws SQLException {
    AttemptState held = attempts.get(key);
    return held != null ? Optional.of(held) : attemptTable.find(key.run(), key.attempt());
  }

  private Optional<RunState> find(String run) throws SQLException {
    RunState held = runs.get(run);
    return held != null ? Optional.of(held) : runTable.find(run);
  }

  private RunState known(String run) throws SQLException {
    return find(run)
        .orElseThrow(() ->
            new LedgerException(
                Reason.REFUSED,
                "run " + run + " was never planned; its first event is run_planned"));
  }

  private void put(String run, RunState state) {
    runs.put(run, state);
    changedRuns.add(run);
  }

  /// Whether so much is held that it is time to flush.
  boolean full() {
    return attempts.size() >= KEPT;
  }

  /// Writes what has changed into the tables.
  void flush() throws SQLException {
    for (String run : changedRuns) {
      runTable.update(held(runs, run));
    }
    for (AttemptKey key : changedAttempts) {
      attemptTable.put(key.run(), key.attempt(), held(attempts, key));
    }
    for (Map.Entry<List<String>, Tally> gain : gains.entrySet()) {
      standings.add(gain.getKey(), gain.getValue());
    }
    for (Map.Entry<List<String>, Tally> gain : runGains.entrySet()) {
      runStandings.add(gain.getKey(), gain.getValue());
    }
    changedRuns.clear();
    changedAttempts.clear();
    gains.clear();
    runGains.clear();
    if (full()) {
      forget();
    }
  }

  /// Reads from the tables again: somebody else has changed them.
  void forget() {
    runs.clear();
    attempts.clear();
  }

  private static <K, V> V held(Map<K, V> map, K key) {
    V value = map.get(key);
    if (value == null) {
      throw new AssertionError("changed and not held: " + key);
    }
    return value;
  }
}
