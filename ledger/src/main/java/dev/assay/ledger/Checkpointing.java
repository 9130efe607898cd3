package dev.assay.ledger;

import dev.assay.ledger.LedgerException.Reason;
import java.nio.file.Path;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Signs the end of a chain, after a walk to it from the last event that the key has signed. What
/// was signed once is not signed again in another form.
final class Checkpointing {
  private Checkpointing() {}

  static Checkpoint run(Path ledger, Path checkpoints, CheckpointKey key) {
    Optional<Checkpoint> last = last(checkpoints, key.publicKey());
    try (Connection connection = LedgerFile.openToRead(ledger)) {
      last.ifPresent(_ -> requireAgreement(ledger, checkpoints, connection, key));
      long sequence = last.map(Checkpoint::sequence).orElse(0L);
      byte[] hash =
          last.map(signed -> HexFormat.of().parseHex(signed.hash())).orElse(EventHash.start());
      ChainWalk walk = new ChainWalk(connection, sequence, hash, _ -> {}).run();
      if (!walk.faults().isEmpty()) {
        throw new LedgerException(
            Reason.DAMAGED,
            "a broken history is not signed: " + walk.faults().getFirst().describe());
      }
      if (walk.sequence() == 0) {
        throw new LedgerException(
            Reason.MISSING, "the ledger " + ledger + " has no event yet that could be signed");
      }
      Checkpoint checkpoint =
          Checkpoint.sign(
              key,
              walk.sequence(),
              EventHash.hex(walk.hash()),
              sequence + walk.events(),
              Instant.now());
      CheckpointFile.append(checkpoints, checkpoint);
      return checkpoint;
    } catch (SQLException e) {
      throw SqliteFailure.of(ledger, e);
    }
  }

  private static void requireAgreement(
      Path ledger, Path checkpoints, Connection connection, CheckpointKey key) {
    try {
      List<LedgerFault> faults =
          new CheckpointComparison(checkpoints, Optional.of(key.publicKey())).faults(connection);
      if (!faults.isEmpty()) {
        throw new LedgerException(
            Reason.DAMAGED,
            "a history that contradicts an earlier checkpoint is not signed: "
                + faults.getFirst().describe());
      }
    } catch (SQLException e) {
      throw SqliteFailure.of(ledger, e);
    }
  }

  /// The last checkpoint of this key that holds.
  private static Optional<Checkpoint> last(Path checkpoints, PublicKey key) {
    return CheckpointFile.lines(checkpoints).reversed().stream()
        .flatMap(line -> Checkpoint.tryParse(line).stream())
        .filter(checkpoint -> checkpoint.key().equals(CheckpointKey.id(key)))
        .findFirst();
  }
}
