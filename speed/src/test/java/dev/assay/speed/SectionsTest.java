package dev.assay.speed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Lab;
import dev.assay.ledger.GateSelection;
import dev.assay.ledger.Ledger;
import dev.assay.ledger.LedgerReader;
import dev.assay.ledger.NewEvent;
import dev.assay.ledger.RunStatus;
import dev.assay.protocol.RunId;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

@Timeout(120)
final class SectionsTest {
  @TempDir Path folder;

  @Test
  void attemptsAreMeasuredFromTheirStartToTheirEnd() throws Exception {
    Setting setting =
        new Setting(
            folder,
            folder,
            0.004,
            true,
            Optional.empty(),
            new PrintStream(OutputStream.nullOutputStream()));

    List<Row> rows = new AttemptsSection().measure(setting);

    assertThat(rows).hasSizeGreaterThan(5).allSatisfy(row -> assertThat(row.value()).isNotBlank());
    assertThat(rows).extracting(Row::value).noneSatisfy(value -> assertThat(value).contains("-"));
  }

  @Test
  void aFilledLedgerHasEveryAttemptOfItsRuns() throws Exception {
    Path file = Lab.ledgerFile(folder);
    RunShape shape = new RunShape(2, 3, 4);
    RunId run;
    try (Ledger ledger = Ledger.open(file)) {
      run = shape.record(ledger, 8);
    }

    try (LedgerReader reader = LedgerReader.open(file)) {
      assertThat(reader.attempts(run))
          .hasSize(24)
          .allSatisfy(attempt -> assertThat(attempt.result()).isPresent());
      assertThat(reader.run(run).orElseThrow().status()).isEqualTo(RunStatus.COMPLETED);
      assertThat(reader.leaderboard()).hasSize(2);
    }
    assertThat(Ledger.verify(file).faults()).isEmpty();
  }

  @Test
  void aFilledRecordOfTheGateHasItsSeriesInAHundredProjects() throws Exception {
    Path file = folder.resolve("ledger.db");
    try (Ledger ledger = Ledger.open(file)) {
      for (String type :
          List.of(
              "series_started",
              "measured",
              "measured",
              "measured",
              "measured",
              "measured",
              "series_ended")) {
        var json = JsonNodeFactory.instance.objectNode().put("benchmark", GateProject.BENCHMARK);
        var _ = ledger.append(new NewEvent(Ledger.GATE_STREAM, type, Optional.empty(), json));
      }
    }

    GateRows.fill(file, 250);

    try (LedgerReader reader = LedgerReader.open(file)) {
      assertThat(reader.head().orElseThrow().sequence()).isEqualTo(251 * 7);
      assertThat(
              reader.gateEvents(
                  GateSelection.of("measured", GateProject.NAME, GateProject.BENCHMARK), 100))
          .hasSize(3 * GateProject.REPETITIONS);
      assertThat(
              reader.gateEvents(
                  GateSelection.of(
                      "measured", "Other7", GateProject.BENCHMARK, GateRows.commit(107)),
                  100))
          .hasSize(GateProject.REPETITIONS);
    }
    assertThat(Ledger.verify(file).faults()).isEmpty();
  }

  @Test
  void plainInsertsAreRealOnes() throws Exception {
    assertThat(PlainInserts.rate(folder.resolve("plain.db"), new RunShape(1, 3, 1).plan()))
        .isPositive();
  }
}
