package dev.assay.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.ledger.RandomHistory.Step;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever happens in whatever order, the projections say what the events say.
class ProjectionPropertyTest {
  private static final int EVENTS = 150;

  @TempDir private Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void projectionsSayWhatTheEventsSay(long seed) throws SQLException {
    Path file = folder.resolve("history.db");
    NaiveModel model = new NaiveModel();
    AtomicLong ticks = new AtomicLong();
    InstantSource clock = () -> Instant.EPOCH.plusNanos(ticks.addAndGet(1_000_000_007));
    try (Ledger ledger = Ledger.open(file, LedgerOptions.DEFAULT.withClock(clock))) {
      for (Step step : new RandomHistory(seed).steps(EVENTS)) {
        model.add(ledger.append(step.run(), step.event()), step.event());
      }
    }
    agree(file, model);
    List<String> appended = TableRows.ofProjections(file);
    Tampering.sql(file, "UPDATE attempts SET tries = 99", "DROP TABLE standings");
    assertThat(Ledger.rebuild(file)).isEqualTo(EVENTS);
    assertThat(TableRows.ofProjections(file)).isEqualTo(appended);
    assertThat(Ledger.verify(file).faults()).isEmpty();
    agree(file, model);
  }

  private static void agree(Path file, NaiveModel model) {
    try (LedgerReader reader = LedgerReader.open(file)) {
      assertThat(reader.runs(1000)).isEqualTo(model.runs());
      assertThat(reader.leaderboard()).isEqualTo(model.leaderboard(_ -> true));
      assertThat(reader.leaderboardOfBenchmark("catalog"))
          .isEqualTo(model.leaderboard(run -> run.benchmark().equals("catalog")));
      for (RunRecord run : model.runs()) {
        assertThat(reader.run(run.run())).contains(run);
        assertThat(reader.leaderboard(run.run()))
            .isEqualTo(model.leaderboard(one -> one.run().equals(run.run())));
        assertThat(reader.attempts(run.run())).isEqualTo(model.attempts(run.run()));
        for (AttemptRecord attempt : model.attempts(run.run())) {
          assertThat(reader.attempt(run.run(), attempt.attempt())).contains(attempt);
        }
      }
    }
  }
}
