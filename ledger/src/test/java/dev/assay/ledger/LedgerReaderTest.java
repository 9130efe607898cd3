package dev.assay.ledger;

import static dev.assay.ledger.Samples.ATTEMPT;
import static dev.assay.ledger.Samples.OTHER_RUN;
import static dev.assay.ledger.Samples.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.protocol.AttemptId;
import dev.assay.protocol.LabEvent.AttemptStarted;
import dev.assay.protocol.LabEvent.BenchmarkCompleted;
import dev.assay.protocol.LabEvent.RunResumed;
import dev.assay.protocol.LabEvent.RunStopped;
import dev.assay.protocol.LabEvent.StopReason;
import dev.assay.protocol.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

class LedgerReaderTest {
  @TempDir private Path folder;
  private Ledger ledger;
  private LedgerReader reader;

  @BeforeEach
  void open() {
    Path file = folder.resolve("history.db");
    ledger = Ledger.open(file);
    reader = LedgerReader.open(file);
  }

  @AfterEach
  void close() {
    reader.close();
    ledger.close();
  }

  @Test
  void anEmptyLedgerKnowsNothing() {
    assertThat(reader.runs(10)).isEmpty();
    assertThat(reader.latestRun()).isEmpty();
    assertThat(reader.run(RUN)).isEmpty();
    assertThat(reader.plan(RUN)).isEmpty();
    assertThat(reader.attempts(RUN)).isEmpty();
    assertThat(reader.attempt(RUN, ATTEMPT)).isEmpty();
    assertThat(reader.leaderboard()).isEmpty();
    assertThat(reader.leaderboard(RUN)).isEmpty();
    assertThat(reader.leaderboardOfBenchmark("catalog")).isEmpty();
    assertThat(reader.events(1, 10)).isEmpty();
    assertThat(reader.head()).isEmpty();
  }

  private long append(String type, String project, String benchmark) {
    var payload =
        JsonNodeFactory.instance.objectNode().put("project", project).put("benchmark", benchmark);
    return ledger
        .append(new NewEvent(Ledger.GATE_STREAM, type, Optional.empty(), payload))
        .sequence();
  }

  @Test
  void eventsOfTheGateAreFoundByWhatTheyAreOfAndByWhatTheyComeAfter() {
    long first = append("measured", "p", "b");
    var _ = append("measured", "other", "b");
    var _ = append("ended", "p", "b");
    long second = append("measured", "p", "b");
    GateSelection selection = GateSelection.of("measured", "p", "b");

    assertThat(reader.gateEvents(selection, 10))
        .extracting(RecordedEvent::sequence)
        .containsExactly(second, first);
    assertThat(reader.gateEvents(selection.after(first), 10))
        .extracting(RecordedEvent::sequence)
        .containsExactly(second);
    assertThat(reader.gateEvents(selection.after(second), 10)).isEmpty();
    assertThatThrownBy(() -> GateSelection.of("measured", "p", "b", "c", "d"))
        .hasMessageContaining("more values than the columns");
  }

  @Test
  void runsComeNewestFirst() {
    ledger.append(RUN, Samples.planned());
    ledger.append(OTHER_RUN, Samples.planned());
    ledger.append(RUN, Samples.started(ATTEMPT));

    assertThat(reader.runs(10)).extracting(RunRecord::run).containsExactly(OTHER_RUN, RUN);
    assertThat(reader.runs(1)).extracting(RunRecord::run).containsExactly(OTHER_RUN);
    assertThat(reader.latestRun()).map(RunRecord::run).contains(OTHER_RUN);
  }

  @Test
  void aPlanIsReadBackWhole() {
    ledger.append(RUN, Samples.planned());

    assertThat(reader.plan(RUN)).contains(Samples.planned().plan());
    assertThat(reader.run(RUN))
        .map(RunRecord::participants)
        .contains(List.of("model/a", "model/b"));
    assertThat(reader.run(RUN)).map(RunRecord::planned).contains(8);
  }

  @Test
  void aRunStopsGoesOnAndCompletes() {
    RunStopped stop = new RunStopped(StopReason.MAX_COST, "spent 5 of 5 US dollars");
    ledger.append(RUN, Samples.planned());
    assertThat(run().status()).isEqualTo(RunStatus.RUNNING);

    RecordedEvent stopped = ledger.append(RUN, stop);
    assertThat(run().status()).isEqualTo(RunStatus.STOPPED);
    assertThat(run().stop()).contains(stop);
    assertThat(run().endedAt()).contains(stopped.time());

    ledger.append(RUN, new RunResumed(false, "0.1", "host"));
    assertThat(run().status()).isEqualTo(RunStatus.RUNNING);
    assertThat(run().stop()).isEmpty();
    assertThat(run().endedAt()).isEmpty();

    RecordedEvent end = ledger.append(RUN, new BenchmarkCompleted(8, 8, 3));
    assertThat(run().status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(run().endedAt()).contains(end.time());
  }

  private RunRecord run() {
    return reader.run(RUN).orElseThrow();
  }

  @Test
  void anAttemptTellsHowFarItCame() {
    ledger.append(RUN, Samples.planned());
    ledger.append(RUN, Samples.started(ATTEMPT));
    assertThat(attempt().unfinished()).isTrue();
    assertThat(attempt().awaitsEvaluation()).isFalse();

    ledger.append(RUN, Samples.received(ATTEMPT, 1, 0.5));
    assertThat(attempt().unfinished()).isTrue();
    assertThat(attempt().awaitsEvaluation()).isTrue();

    ledger.append(RUN, Samples.evaluated(ATTEMPT, 1, Outcome.INFRASTRUCTURE_ERROR));
    assertThat(attempt().unfinished()).isFalse();
    assertThat(attempt().awaitsEvaluation()).isFalse();

    ledger.append(RUN, new AttemptStarted(ATTEMPT, 2));
    assertThat(attempt().unfinished()).isTrue();
    assertThat(attempt().awaitsEvaluation()).isFalse();
    assertThat(attempt().tries()).isEqualTo(2);
  }

  private AttemptRecord attempt() {
    return reader.attempt(RUN, ATTEMPT).orElseThrow();
  }

  @Test
  void aLaterResultReplacesTheEarlierOneInAllCounts() {
    ledger.append(RUN, Samples.planned());
    ledger.append(RUN, Samples.received(ATTEMPT, 1, 0.5));
    ledger.append(RUN, Samples.evaluated(ATTEMPT, 1, Outcome.API_ERROR));
    assertThat(run()).matches(run -> run.finished() == 1 && run.scored() == 0);

    ledger.append(RUN, Samples.received(ATTEMPT, 2, 0.25));
    ledger.append(RUN, Samples.evaluated(ATTEMPT, 2, Outcome.PASSED));

    assertThat(run().finished()).isEqualTo(1);
    assertThat(run().scored()).isEqualTo(1);
    assertThat(run().passed()).isEqualTo(1);
    assertThat(run().spent().costUsd()).isEqualTo(0.75);
    ParticipantStanding standing = reader.leaderboard().getFirst();
    assertThat(standing.attempts()).isEqualTo(1);
    assertThat(standing.passed()).isEqualTo(1);
    assertThat(standing.spent().costUsd()).isEqualTo(0.25);
    assertThat(reader.leaderboard(RUN)).containsExactly(standing);
  }

  @Test
  void aReaderSeesAllThatIsDurableWhileOthersWrite() throws Exception {
    int count = 200;
    ledger.append(RUN, Samples.planned());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> writers =
          List.of(
              threads.submit(appending("queue", count)),
              threads.submit(appending("two-sum", count)));
      int seen = 0;
      while (seen < 2 * count) {
        RunRecord run = run();
        List<AttemptRecord> attempts = reader.attempts(RUN);
        assertThat(attempts).hasSizeGreaterThanOrEqualTo(run.started());
        assertThat(run.started()).isGreaterThanOrEqualTo(seen);
        seen = run.started();
        if (writers.stream().allMatch(Future::isDone)) {
          assertThat(run().started()).isEqualTo(2 * count);
        }
      }
      for (Future<Boolean> writer : writers) {
        assertThat(writer.get()).isTrue();
      }
    }
  }

  /// Appends, and checks that each event can be read once it is appended.
  private Callable<Boolean> appending(String task, int count) {
    return () -> {
      for (int sample = 0; sample < count; sample++) {
        AttemptId attempt = new AttemptId(task, "model/a", sample);
        ledger.append(RUN, Samples.started(attempt));
        if (reader.attempt(RUN, attempt).isEmpty()) {
          return false;
        }
      }
      return true;
    };
  }

  @Test
  void aReaderChangesNothing() throws Exception {
    ledger.append(RUN, Samples.planned());
    try (var connection = LedgerFile.openToRead(folder.resolve("history.db"));
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeUpdate("UPDATE runs SET passed = 1"))
          .hasMessageContaining("readonly");
    }
  }

  @Test
  void whatCannotBeReadIsNamed() throws Exception {
    ledger.append(RUN, Samples.planned());
    Tampering.rewriteHistory(folder.resolve("history.db"), 1, "{\"plan\":{}}");

    assertThatThrownBy(() -> reader.plan(RUN))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("'verify' names it")
        .hasMessageContaining("plan.");
  }

  @Test
  void limitsAreAtLeastOne() {
    assertThatThrownBy(() -> reader.runs(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> reader.events(1, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aClosedReaderSaysSo() {
    reader.close();

    assertThatThrownBy(() -> reader.runs(1))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("closed");
  }
}
