package dev.assay.ledger;

import static dev.assay.ledger.Samples.ATTEMPT;
import static dev.assay.ledger.Samples.OTHER_RUN;
import static dev.assay.ledger.Samples.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerException.Reason;
import dev.assay.protocol.LabEvent;
import dev.assay.protocol.LabEventJson;
import dev.assay.protocol.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

class LedgerTest {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.123456789Z");

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("runs").resolve("history.db");
  }

  private Ledger open() {
    return Ledger.open(file(), LedgerOptions.DEFAULT.withClock(InstantSource.fixed(TIME)));
  }

  @Test
  void anAppendTellsWhatWasRecorded() {
    try (Ledger ledger = open()) {
      RecordedEvent first = ledger.append(RUN, Samples.planned());
      RecordedEvent second = ledger.append(RUN, Samples.started(ATTEMPT));

      assertThat(first.sequence()).isEqualTo(1);
      assertThat(first.previousHash()).isEqualTo("0".repeat(64));
      assertThat(first.time()).isEqualTo(TIME);
      assertThat(first.run()).contains(RUN);
      assertThat(first.type()).isEqualTo("run_planned");
      assertThat(LabEventJson.read(first.type(), first.payload())).isEqualTo(Samples.planned());
      assertThat(second.sequence()).isEqualTo(2);
      assertThat(second.previousHash()).isEqualTo(first.hash());
    }
  }

  @Test
  void aReaderSeesTheSameEvents() {
    try (Ledger ledger = open();
        LedgerReader reader = LedgerReader.open(file())) {
      List<RecordedEvent> recorded =
          Samples.history().stream().map(event -> ledger.append(RUN, event)).toList();

      assertThat(reader.events(1, 100)).isEqualTo(recorded);
      assertThat(reader.events(2, 2)).isEqualTo(recorded.subList(1, 3));
      assertThat(reader.events(RUN, 3, 10)).isEqualTo(recorded.subList(2, 5));
      assertThat(reader.events(OTHER_RUN, 1, 10)).isEmpty();
      assertThat(reader.head()).contains(recorded.getLast());
    }
  }

  @Test
  void theChainGoesOnWhenTheFileIsOpenedAgain() {
    RecordedEvent first;
    try (Ledger ledger = open()) {
      first = ledger.append(RUN, Samples.planned());
    }
    try (Ledger ledger = open()) {
      RecordedEvent second = ledger.append(RUN, Samples.started(ATTEMPT));

      assertThat(second.sequence()).isEqualTo(2);
      assertThat(second.previousHash()).isEqualTo(first.hash());
    }
  }

  @Test
  void otherStreamsLiveInTheSameChain() {
    var payload = JsonNodeFactory.instance.objectNode().put("b", 1).put("a", "ü");
    try (Ledger ledger = open();
        LedgerReader reader = LedgerReader.open(file())) {
      ledger.append(RUN, Samples.planned());
      RecordedEvent verdict =
          ledger.append(new NewEvent("gate", "verdict_issued", Optional.empty(), payload));
      List<RecordedEvent> steps =
          ledger.append(
              List.of(
                  new NewEvent("telemetry", "step", Optional.of(RUN), payload),
                  new NewEvent("telemetry", "tool_call", Optional.of(RUN), payload)));

      assertThat(verdict.sequence()).isEqualTo(2);
      assertThat(verdict.payload()).isEqualTo("{\"a\":\"ü\",\"b\":1}");
      assertThat(verdict.run()).isEmpty();
      assertThat(steps).extracting(RecordedEvent::sequence).containsExactly(3L, 4L);
      assertThat(reader.events(2, 10)).containsExactly(verdict, steps.get(0), steps.get(1));
      assertThat(ledger.append(List.of())).isEmpty();
    }
  }

  @Test
  void anEventOfAnUnplannedRunIsRefused() {
    try (Ledger ledger = open();
        LedgerReader reader = LedgerReader.open(file())) {
      for (LabEvent event : Samples.history().subList(1, 5)) {
        assertThatThrownBy(() -> ledger.append(RUN, event))
            .isInstanceOf(LedgerException.class)
            .hasMessageContaining("never planned")
            .hasMessageContaining(RUN.value());
      }
      assertThat(reader.head()).isEmpty();
      assertThat(ledger.append(RUN, Samples.planned()).sequence()).isEqualTo(1);
    }
  }

  @Test
  void aRunIsPlannedOnce() {
    try (Ledger ledger = open();
        LedgerReader reader = LedgerReader.open(file())) {
      ledger.append(RUN, Samples.planned());

      assertThatThrownBy(() -> ledger.append(RUN, Samples.planned()))
          .isInstanceOfSatisfying(
              LedgerException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REFUSED))
          .hasMessageContaining("planned already");
      assertThat(reader.head()).map(RecordedEvent::sequence).contains(1L);
    }
  }

  @Test
  void aClosedLedgerTakesNothing() {
    Ledger ledger = open();
    ledger.close();
    ledger.close();

    assertThatThrownBy(() -> ledger.append(RUN, Samples.planned()))
        .isInstanceOfSatisfying(
            LedgerException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CLOSED));
  }

  @Test
  void anInterruptedThreadStillLearnsThatItsEventIsRecorded() {
    try (Ledger ledger = open()) {
      Thread.currentThread().interrupt();
      RecordedEvent event = ledger.append(RUN, Samples.planned());

      assertThat(Thread.interrupted()).isTrue();
      assertThat(event.sequence()).isEqualTo(1);
    }
  }

  @Test
  void everyOutcomeIsReadBack() {
    try (Ledger ledger = open();
        LedgerReader reader = LedgerReader.open(file())) {
      ledger.append(RUN, Samples.planned());
      for (Outcome outcome : Outcome.values()) {
        ledger.append(RUN, Samples.evaluated(ATTEMPT, 1, outcome));

        assertThat(reader.attempt(RUN, ATTEMPT))
            .flatMap(AttemptRecord::result)
            .map(end -> end.result().outcome())
            .contains(outcome);
      }
    }
  }
}
