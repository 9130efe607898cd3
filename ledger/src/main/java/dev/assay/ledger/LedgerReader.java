package dev.assay.ledger;

import dev.assay.ledger.LedgerException.Reason;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.Outcome;
import dev.assay.protocol.RunId;
import dev.assay.protocol.RunPlan;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// Answers from a ledger's file while anybody may be writing to it, in this process or another;
/// also from a copy on a medium that cannot be written. Each answer is of one moment and has
/// everything that was durable when it was asked for. Many threads can share a reader.
public final class LedgerReader implements AutoCloseable {
  private final Path file;
  private final ReadConnections connections;
  private final Jdbi jdbi;

  private LedgerReader(Path file) {
    this.file = file;
    this.connections = new ReadConnections(file);
    this.jdbi = Jdbi.create(connections);
  }

  /// Opens a ledger to read.
  ///
  /// @throws LedgerException when there is no file or it is no ledger that this version can read
  public static LedgerReader open(Path file) {
    LedgerReader reader = new LedgerReader(file);
    reader.ask(Handle::getConnection); // refuses a bad file now instead of later
    return reader;
  }

  /// The latest runs, newest first.
  ///
  /// @param limit how many at most
  public List<RunRecord> runs(int limit) {
    return runs(RunFilter.ALL, limit);
  }

  /// The latest runs of those that are meant, newest first.
  ///
  /// @param limit how many at most
  public List<RunRecord> runs(RunFilter filter, int limit) {
    requirePositive(limit);
    return ask(handle -> RunQueries.latest(handle, filter, limit));
  }

  /// The run that was planned last.
  public Optional<RunRecord> latestRun() {
    return runs(1).stream().findFirst();
  }

  /// A run, if it is known.
  public Optional<RunRecord> run(RunId run) {
    return ask(handle -> RunQueries.one(handle, run));
  }

  /// What a run set out to do, if it is known.
  public Optional<RunPlan> plan(RunId run) {
    return ask(handle -> RunQueries.plan(handle, run));
  }

  /// The attempts of a run that were started, by participant, task and sample.
  public List<AttemptRecord> attempts(RunId run) {
    return ask(handle -> AttemptQueries.all(handle, run));
  }

  /// A page of the attempts of a run that were started and are meant, in the same order.
  ///
  /// @param from how many of them are passed over
  /// @param limit how many at most
  public AttemptPage attempts(RunId run, AttemptFilter filter, int from, int limit) {
    requirePositive(limit);
    return ask(handle ->
        new AttemptPage(
            AttemptQueries.count(handle, run, filter),
            AttemptQueries.page(handle, run, filter, from, limit)));
  }

  /// Some of the attempts that are meant.
  ///
  /// @param total how many are meant
  /// @param attempts those of the page
  public record AttemptPage(int total, List<AttemptRecord> attempts) {}

  /// How many attempts of a run ended in which way.
  public Map<Outcome, Integer> outcomes(RunId run) {
    return ask(handle -> AttemptQueries.outcomes(handle, run));
  }

  /// An attempt, if it was started.
  public Optional<AttemptRecord> attempt(RunId run, AttemptId attempt) {
    return ask(handle -> AttemptQueries.one(handle, run, attempt));
  }

  /// Every participant's standing over all runs, by name.
  public List<ParticipantStanding> leaderboard() {
    return ask(StandingQueries::all);
  }

  /// Every participant's standing in one run, by name.
  public List<ParticipantStanding> leaderboard(RunId run) {
    return ask(handle -> StandingQueries.ofRun(handle, run));
  }

  /// Every participant's standing over all runs of one benchmark, by name.
  public List<ParticipantStanding> leaderboardOfBenchmark(String benchmark) {
    return ask(handle -> StandingQueries.ofBenchmark(handle, benchmark));
  }

  /// Each participant's best run, by participant.
  ///
  /// @param benchmark only runs of this one; empty for all
  public List<BestRun> bestRuns(String benchmark) {
    return ask(handle -> BestRunQueries.of(handle, benchmark));
  }

  /// A page of the history.
  ///
  /// @param from the first sequence of the page, counted from one
  /// @param limit how many events at most
  public List<RecordedEvent> events(long from, int limit) {
    requirePositive(limit);
    return ask(handle -> EventQueries.page(handle, from, limit));
  }

  /// A page of one run's history, likewise.
  public List<RecordedEvent> events(RunId run, long from, int limit) {
    requirePositive(limit);
    return ask(handle -> EventQueries.pageOfRun(handle, run, from, limit));
  }

  /// A page of one attempt's history, likewise: the events whose payload names it.
  public List<RecordedEvent> events(RunId run, AttemptId attempt, long from, int limit) {
    requirePositive(limit);
    return ask(handle -> EventQueries.pageOfAttempt(handle, run, attempt, from, limit));
  }

  /// The gate's events of a selection, the latest first.
  ///
  /// @param limit how many at most
  public List<RecordedEvent> gateEvents(GateSelection selection, int limit) {
    requirePositive(limit);
    return ask(handle -> EventQueries.latestOfGate(handle, selection, limit));
  }

  /// The event at that place, if there is one.
  public Optional<RecordedEvent> event(long sequence) {
    return ask(handle -> EventQueries.one(handle, sequence));
  }

  /// The latest event, if there is one.
  public Optional<RecordedEvent> head() {
    return ask(EventQueries::head);
  }

  /// One transaction, so that several queries see one moment.
  private <T> T ask(HandleCallback<T, RuntimeException> question) {
    try {
      return jdbi.inTransaction(question);
    } catch (JdbiException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw SqliteFailure.of(file, cause);
      }
      throw e;
    } catch (IllegalArgumentException e) {
      throw new LedgerException(
          Reason.DAMAGED,
          "the ledger " + file + " holds what cannot be read; 'verify' names it: " + e.getMessage(),
          e);
    }
  }

  private static void requirePositive(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("the limit must be at least 1, not " + limit);
    }
  }

  @Override
  public void close() {
    try {
      connections.close();
    } catch (SQLException e) {
      throw SqliteFailure.of(file, e);
    }
  }
}
