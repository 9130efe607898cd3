package dev.assay.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerException.Reason;
import dev.assay.ledger.LedgerFault.WrongCheckpoint;
import dev.assay.protocol.LabEventJson;
import dev.assay.protocol.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PublicKey;
import java.sql.SQLException;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  private static final String FORGED =
      LabEventJson.write(Samples.evaluated(Samples.ATTEMPT, 1, Outcome.FAILED));

  @TempDir private Path folder;
  private Path file;
  private Path checkpoints;
  private CheckpointKey key;

  @BeforeEach
  void makeHistory() {
    file = Histories.small(folder);
    checkpoints = folder.resolve("history.db.checkpoints");
    key = CheckpointKey.openOrCreate(folder.resolve("ledger.key"));
  }

  @Test
  void aCheckpointAgreesWithAnUntouchedLedger() {
    Checkpoint checkpoint = Ledger.checkpoint(file, key);

    assertThat(checkpoint.sequence()).isEqualTo(5);
    assertThat(checkpoint.events()).isEqualTo(5);
    assertThat(Ledger.verify(file, key.publicKey()).faults()).isEmpty();
    assertThat(Ledger.verify(file, key.publicKey()).checkpoints()).isEqualTo(1);
  }

  @Test
  void aLedgerGoesOnAfterACheckpoint() {
    Ledger.checkpoint(file, key);
    try (Ledger ledger = Ledger.open(file)) {
      ledger.append(Samples.OTHER_RUN, Samples.planned());
    }
    Checkpoint second = Ledger.checkpoint(file, key);

    assertThat(second.events()).isEqualTo(6);
    assertThat(Ledger.verify(file, key.publicKey()).faults()).isEmpty();
    assertThat(Ledger.verify(file, key.publicKey()).checkpoints()).isEqualTo(2);
  }

  @Test
  void aRewrittenConsistentHistoryIsVisible() throws SQLException {
    Ledger.checkpoint(file, key);
    rewrite();

    assertThat(Ledger.verify(file, key.publicKey()).faults())
        .singleElement()
        .isInstanceOf(WrongCheckpoint.class)
        .satisfies(fault -> assertThat(fault.describe()).contains("history was rewritten"));
  }

  @Test
  void withoutACheckpointARewrittenConsistentHistoryIsInvisible() throws SQLException {
    rewrite();

    assertThat(Ledger.verify(file).intact()).isTrue();
  }

  @Test
  void removingTheCheckpointsAlongWithRewritingIsVisible() throws Exception {
    Ledger.checkpoint(file, key);
    Path kept = Files.copy(checkpoints, folder.resolve("kept"));
    rewrite();
    Files.delete(checkpoints);

    assertThat(Ledger.verify(file, key.publicKey()).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.describe()).contains("is missing"));
    assertThat(Ledger.verify(file, kept, key.publicKey()).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.describe()).contains("history was rewritten"));
  }

  @Test
  void signingARewrittenHistoryWithAnotherKeyIsVisible() throws Exception {
    Ledger.checkpoint(file, key);
    rewrite();
    Files.delete(checkpoints);
    Ledger.checkpoint(file, CheckpointKey.openOrCreate(folder.resolve("another.key")));

    assertThat(Ledger.verify(file, key.publicKey()).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.describe()).contains("nothing there is signed by"));
  }

  @Test
  void aHistoryThatWasCutShortIsVisible() throws SQLException {
    Ledger.checkpoint(file, key);
    Tampering.sqlWithoutTriggers(file, "DELETE FROM events WHERE sequence = 5");
    Ledger.rebuild(file);

    assertThat(Ledger.verify(file, key.publicKey()).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.describe()).contains("the ledger ends at event 4"));
  }

  @Test
  void aForgedStatementDoesNotHold() throws Exception {
    Checkpoint checkpoint = Ledger.checkpoint(file, key);
    rewrite();
    String forged;
    try (LedgerReader reader = LedgerReader.open(file)) {
      forged =
          Files.readString(checkpoints)
              .replace(checkpoint.hash(), reader.head().orElseThrow().hash());
    }
    Files.writeString(checkpoints, forged);

    assertThat(Ledger.verify(file, key.publicKey()).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.describe()).contains("does not hold"));
  }

  @Test
  void aRewrittenHistoryIsNotSignedAgain() throws SQLException {
    Ledger.checkpoint(file, key);
    rewrite();

    assertThatThrownBy(() -> Ledger.checkpoint(file, key))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("contradicts an earlier checkpoint");
  }

  @Test
  void aBrokenHistoryIsNotSigned() throws SQLException {
    Tampering.sqlWithoutTriggers(file, "UPDATE events SET time = 0 WHERE sequence = 2");

    assertThatThrownBy(() -> Ledger.checkpoint(file, key))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("event 2 (lab attempt_started of");
    assertThat(checkpoints).doesNotExist();
  }

  @Test
  void thereIsNothingToSignInAnEmptyLedger() {
    Path empty = folder.resolve("empty.db");
    Ledger.open(empty).close();

    assertThatThrownBy(() -> Ledger.checkpoint(empty, key))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("no event yet");
  }

  @Test
  void linesThatAreNoCheckpointsAreNamed() throws IOException {
    Ledger.checkpoint(file, key);
    String good = Files.readString(checkpoints);
    for (String bad :
        new String[] {
          "",
          "{",
          "[]",
          "null",
          "{}",
          good.substring(0, 100),
          good.replace("\"hash\":", "\"hush\":"),
          good.replace("/1", "/2"),
          good.replaceAll("\"time\":\"....", "\"time\":\"y"),
          good.replaceAll("\"signature\":\"..", "\"signature\":\"x"),
          "\0\1\2"
        }) {
      Files.writeString(checkpoints, good + bad.strip() + "\n" + good);

      assertThat(Ledger.verify(file, key.publicKey()).faults())
          .as(bad)
          .singleElement()
          .satisfies(fault -> assertThat(fault.describe()).contains(checkpoints + ":2 is not"));
    }
  }

  @Test
  void aStatementIsSignedOverItsOwnLineWithoutTheSignature() throws Exception {
    Checkpoint checkpoint = Ledger.checkpoint(file, key);
    PublicKey readBack = CheckpointKey.readPublicKey(folder.resolve("ledger.key.pub"));
    String line = Files.readString(checkpoints).strip();
    String signed = line.replace("\"signature\":\"" + checkpoint.signature() + "\",", "");

    assertThat(signed).doesNotContain("signature");
    assertThat(
            CheckpointKey.verifies(
                readBack,
                signed.getBytes(StandardCharsets.UTF_8),
                HexFormat.of().parseHex(checkpoint.signature())))
        .isTrue();
  }

  @Test
  void aFileTooLongToBeOneIsRefused() throws IOException {
    try (var channel =
        FileChannel.open(checkpoints, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[1]), 100L << 20); // a sparse file
    }

    assertThatThrownBy(() -> Ledger.verify(file))
        .isInstanceOfSatisfying(
            LedgerException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_A_LEDGER));
  }

  private void rewrite() throws SQLException {
    Tampering.rewriteHistory(file, 4, FORGED);
    Ledger.rebuild(file);
    try (LedgerReader reader = LedgerReader.open(file)) {
      assertThat(reader.latestRun()).map(RunRecord::passed).contains(0);
    }
  }
}
