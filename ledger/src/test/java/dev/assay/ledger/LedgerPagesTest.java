package dev.assay.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.protocol.AttemptId;
import dev.assay.protocol.Outcome;
import dev.assay.protocol.RunId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What lists show: runs and attempts that are meant, a page at a time, and best runs.
class LedgerPagesTest {
  private static final RunId FIRST = new RunId("run_20260101T000000Z_aaaaa");
  private static final RunId SECOND = new RunId("run_20260102T000000Z_bbbbb");
  private static final RunId THIRD = new RunId("run_20260103T000000Z_ccccc");

  @TempDir private Path folder;
  private Path file;
  private Ledger ledger;
  private LedgerReader reader;

  @BeforeEach
  void fill() {
    file = folder.resolve("history.db");
    ledger = Ledger.open(file);
    plan(FIRST, "catalog", "Model/One", "noop");
    plan(SECOND, "swe-bench", "noop");
    plan(THIRD, "catalog", "model/two");
    end(FIRST, "two-sum", "Model/One", Outcome.PASSED);
    end(FIRST, "queue", "Model/One", Outcome.FAILED);
    end(FIRST, "two-sum", "noop", Outcome.FAILED);
    end(SECOND, "two-sum", "noop", Outcome.PASSED);
    end(THIRD, "two-sum", "model/two", Outcome.API_ERROR);
    reader = LedgerReader.open(file);
  }

  @AfterEach
  void close() {
    reader.close();
    ledger.close();
  }

  private void plan(RunId run, String benchmark, String... participants) {
    var _ =
        ledger.append(
            run, Samples.planned(benchmark, List.of("two-sum", "queue"), List.of(participants), 1));
  }

  private void end(RunId run, String task, String participant, Outcome outcome) {
    AttemptId attempt = new AttemptId(task, participant, 0);
    var _ = ledger.append(run, Samples.started(attempt));
    var _ = ledger.append(run, Samples.received(attempt, 1, 0.25));
    var _ = ledger.append(run, Samples.evaluated(attempt, 1, outcome));
  }

  private List<RunId> runs(
      Optional<RunId> before, String text, Optional<RunStatus> status, String benchmark) {
    return reader.runs(new RunFilter(before, text, status, benchmark, "", ""), 10).stream()
        .map(RunRecord::run)
        .toList();
  }

  @Test
  void runsAreFoundByWhatTheyAre() {
    assertThat(runs(Optional.empty(), "", Optional.empty(), ""))
        .containsExactly(THIRD, SECOND, FIRST);
    assertThat(runs(Optional.of(THIRD), "", Optional.empty(), "")).containsExactly(SECOND, FIRST);
    assertThat(runs(Optional.empty(), "MODEL/", Optional.empty(), ""))
        .containsExactly(THIRD, FIRST);
    assertThat(runs(Optional.empty(), "BBBBB", Optional.empty(), "")).containsExactly(SECOND);
    assertThat(runs(Optional.empty(), "%", Optional.empty(), "")).isEmpty();
    assertThat(runs(Optional.empty(), "", Optional.empty(), "catalog"))
        .containsExactly(THIRD, FIRST);
    assertThat(runs(Optional.empty(), "", Optional.of(RunStatus.COMPLETED), "")).isEmpty();
    assertThat(
            reader.runs(new RunFilter(Optional.empty(), "", Optional.empty(), "", "noop", ""), 10))
        .extracting(RunRecord::run)
        .containsExactly(SECOND, FIRST);
  }

  @Test
  void runsAreFoundByWhatWasAttempted() {
    RunFilter queues = new RunFilter(Optional.empty(), "", Optional.empty(), "", "", "queue");
    assertThat(reader.runs(queues, 10)).extracting(RunRecord::run).containsExactly(FIRST);
    RunFilter ofNoop = new RunFilter(Optional.empty(), "", Optional.empty(), "", "noop", "queue");
    assertThat(reader.runs(ofNoop, 10)).isEmpty();
  }

  @Test
  void attemptsComeAPageAtATime() {
    LedgerReader.AttemptPage page = reader.attempts(FIRST, AttemptFilter.ALL, 1, 1);

    assertThat(page.total()).isEqualTo(3);
    assertThat(page.attempts())
        .extracting(AttemptRecord::attempt)
        .containsExactly(new AttemptId("two-sum", "Model/One", 0));
    assertThat(reader.attempts(FIRST, AttemptFilter.ALL, 3, 1).attempts()).isEmpty();
  }

  @Test
  void attemptsAreFoundByTheirEnd() {
    var failed = new AttemptFilter(Optional.of(Outcome.FAILED), "", "", "");
    assertThat(reader.attempts(FIRST, failed, 0, 10).total()).isEqualTo(2);
    var ofTask = new AttemptFilter(Optional.of(Outcome.FAILED), "noop", "two-sum", "");
    assertThat(reader.attempts(FIRST, ofTask, 0, 10).total()).isEqualTo(1);
    var worded = new AttemptFilter(Optional.empty(), "", "", "QUEUE");
    assertThat(reader.attempts(FIRST, worded, 0, 10).total()).isEqualTo(1);
  }

  @Test
  void theBestRunOfEachParticipantIsItsMostAccurate() {
    assertThat(reader.bestRuns(""))
        .extracting(BestRun::participant, BestRun::run, BestRun::scored, BestRun::passed)
        .containsExactly(tuple("Model/One", FIRST, 2L, 1L), tuple("noop", SECOND, 1L, 1L));
    assertThat(reader.bestRuns("catalog")).extracting(BestRun::run).containsExactly(FIRST, FIRST);
  }

  @Test
  void ofEquallyAccurateRunsTheOneWithMoreAttemptsIsBestAndThenTheLatest() {
    end(SECOND, "queue", "noop", Outcome.FAILED);
    end(THIRD, "queue", "model/two", Outcome.PASSED);
    RunId later = new RunId("run_20260104T000000Z_ddddd");
    plan(later, "catalog", "Model/One", "model/two");
    end(later, "two-sum", "Model/One", Outcome.FAILED);
    end(later, "queue", "Model/One", Outcome.PASSED);
    end(later, "queue", "model/two", Outcome.PASSED);
    RunId shorter = new RunId("run_20260105T000000Z_eeeee");
    plan(shorter, "catalog", "noop");
    end(shorter, "queue", "noop", Outcome.API_ERROR);

    assertThat(reader.bestRuns(""))
        .extracting(BestRun::participant, BestRun::run)
        .containsExactly(
            tuple("Model/One", later), tuple("model/two", later), tuple("noop", SECOND));
  }

  @Test
  void eventsOfOneAttemptAreTold() {
    AttemptId attempt = new AttemptId("queue", "Model/One", 0);

    assertThat(reader.events(FIRST, attempt, 1, 10))
        .extracting(RecordedEvent::type)
        .containsExactly("attempt_started", "submission_received", "attempt_evaluated");
    assertThat(reader.events(FIRST, attempt, 1, 1)).hasSize(1);
    assertThat(reader.events(SECOND, attempt, 1, 10)).isEmpty();
  }

  @Test
  void aLedgerOfBeforeGetsTheSumsOfItsRuns() throws SQLException {
    reader.close();
    ledger.close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("DROP TABLE run_standings");
      statement.executeUpdate("PRAGMA user_version = 3");
    }

    ledger = Ledger.open(file);
    reader = LedgerReader.open(file);

    assertThat(reader.bestRuns("")).hasSize(2);
    assertThat(Ledger.verify(file).intact()).isTrue();
  }
}
