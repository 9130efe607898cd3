package dev.assay.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.ledger.LedgerFault.BrokenEvent;
import dev.assay.ledger.LedgerFault.ChangedSchema;
import dev.assay.ledger.LedgerFault.DamagedFile;
import dev.assay.ledger.LedgerFault.Problem;
import dev.assay.ledger.LedgerFault.WrongProjection;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class VerifyTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void makeHistory() {
    file = Histories.small(folder);
  }

  @Test
  void anUntouchedLedgerIsIntact() {
    Verification verification = Ledger.verify(file);

    assertThat(verification.faults()).isEmpty();
    assertThat(verification.intact()).isTrue();
    assertThat(verification.events()).isEqualTo(5);
    try (LedgerReader reader = LedgerReader.open(file)) {
      assertThat(verification.head()).isEqualTo(reader.head().orElseThrow().hash());
    }
  }

  @Test
  void anEmptyLedgerIsIntact() {
    Path empty = folder.resolve("empty.db");
    Ledger.open(empty).close();

    assertThat(Ledger.verify(empty)).isEqualTo(new Verification(0, "0".repeat(64), 0, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stream = 'lob'",
        "type = 'attempt_evaluated'",
        "time = time + 1",
        "run = replace(run, 'aaaaa', 'aaaab')",
        "payload = replace(payload, '\"try_number\":1', '\"try_number\":2')",
        "payload = payload || ' '",
        "hash = zeroblob(32)"
      })
  void anyChangedValueOfAnEventIsFound(String change) throws SQLException {
    Tampering.sqlWithoutTriggers(file, "UPDATE events SET " + change + " WHERE sequence = 3");

    assertThat(firstBroken())
        .satisfies(broken -> {
          assertThat(broken.sequence()).isEqualTo(3);
          assertThat(broken.problem()).isEqualTo(Problem.WRONG_HASH);
          assertThat(broken.describe()).startsWith("event 3 (");
        });
  }

  @Test
  void aBrokenEventIsNamedWithItsTypeAndRun() throws SQLException {
    Tampering.sqlWithoutTriggers(file, "UPDATE events SET time = 0 WHERE sequence = 3");

    assertThat(firstBroken().describe())
        .isEqualTo(
            "event 3 (lab submission_received of run_20260102T030405Z_aaaaa) does not have the content"
                + " that was recorded: its hash is another");
  }

  @Test
  void aChangedLinkIsFound() throws SQLException {
    Tampering.sqlWithoutTriggers(
        file, "UPDATE events SET previous_hash = zeroblob(32) WHERE sequence = 3");

    assertThat(firstBroken().sequence()).isEqualTo(3);
  }

  @Test
  void aDeletedEventIsMissing() throws SQLException {
    Tampering.sqlWithoutTriggers(file, "DELETE FROM events WHERE sequence = 3");

    assertThat(firstBroken())
        .isEqualTo(new BrokenEvent(3, "", "", "", Problem.MISSING, "is missing"));
  }

  @Test
  void aMissingEventIsDescribedWithoutWhatNobodyKnows() throws SQLException {
    Tampering.sqlWithoutTriggers(file, "DELETE FROM events WHERE sequence = 3");

    assertThat(firstBroken().describe()).isEqualTo("event 3 is missing");
  }

  @Test
  void aRenumberedEventIsFound() throws SQLException {
    Tampering.sqlWithoutTriggers(
        file,
        "DELETE FROM events WHERE sequence = 4",
        "UPDATE events SET sequence = 4 WHERE sequence = 5");

    assertThat(firstBroken())
        .matches(broken -> broken.sequence() == 4 && broken.problem() == Problem.WRONG_HASH);
  }

  @Test
  void anExchangedEventBreaksTheLinkToIt() throws SQLException {
    Path other = Histories.of(folder.resolve("other"), Samples.RUN, Samples.history());
    Tampering.sqlWithoutTriggers(
        file,
        "ATTACH '" + other + "' AS other",
        "DELETE FROM events WHERE sequence = 4",
        "INSERT INTO events SELECT * FROM other.events WHERE sequence = 4");

    assertThat(firstBroken())
        .matches(
            broken -> broken.sequence() == 4 && broken.problem() == Problem.WRONG_PREVIOUS_HASH);
  }

  @Test
  void aWellChainedEventThatCannotBeReadIsFound() throws SQLException {
    Tampering.rewriteHistory(file, 3, "{\"half\":");

    assertThat(firstBroken())
        .satisfies(broken -> {
          assertThat(broken.sequence()).isEqualTo(3);
          assertThat(broken.problem()).isEqualTo(Problem.INVALID_PAYLOAD);
          assertThat(broken.detail()).contains("not JSON");
        });
  }

  @Test
  void aChangedProjectionIsNotABrokenChain() throws SQLException {
    Tampering.sql(file, "UPDATE runs SET passed = 7", "DELETE FROM standings");

    assertThat(Ledger.verify(file).faults())
        .hasSize(3)
        .allMatch(WrongProjection.class::isInstance)
        .anyMatch(fault -> fault.describe().contains("passed=7"))
        .anyMatch(fault -> fault.describe().contains("standings lacks the row"));
    assertThat(Ledger.rebuild(file)).isEqualTo(5);
    assertThat(Ledger.verify(file).faults()).isEmpty();
  }

  @Test
  void missingTriggersAreFound() throws SQLException {
    Tampering.sql(file, "DROP TRIGGER events_never_updated");

    assertThat(Ledger.verify(file).faults())
        .containsExactly(new ChangedSchema("trigger events_never_updated", "is missing"));
  }

  @Test
  void aForeignTriggerIsFound() throws SQLException {
    Tampering.sql(
        file, "CREATE TRIGGER quiet AFTER INSERT ON events BEGIN UPDATE runs SET passed = 9; END");

    assertThat(Ledger.verify(file).faults())
        .singleElement()
        .isInstanceOfSatisfying(
            ChangedSchema.class, fault -> assertThat(fault.name()).isEqualTo("trigger quiet"));
  }

  @Test
  void anIndexThatDisagreesWithItsTableIsFound() throws Exception {
    PageBytes.replaceInIndex(file, "events_by_run", Samples.RUN.value());

    assertThat(Ledger.verify(file).faults())
        .isNotEmpty()
        .allMatch(DamagedFile.class::isInstance)
        .anyMatch(fault -> fault.describe().contains("events_by_run"));
  }

  @Test
  void aThousandBrokenEventsAreNotAllListed() throws SQLException {
    Path large = folder.resolve("large.db");
    try (Ledger ledger = Ledger.open(large)) {
      var payload = JsonNodeFactory.instance.objectNode();
      NewEvent event = new NewEvent("gate", "tick", Optional.empty(), payload);
      ledger.append(Collections.nCopies(1000, event));
    }
    Tampering.sqlWithoutTriggers(large, "UPDATE events SET time = 0");

    assertThat(Ledger.verify(large).faults()).hasSize(Verification.MAX_FAULTS);
  }

  private BrokenEvent firstBroken() {
    return (BrokenEvent) Ledger.verify(file).faults().getFirst();
  }
}
