package dev.assay.ledger;

import dev.assay.ledger.LedgerFault.WrongCheckpoint;
import java.nio.file.Path;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares a ledger with what was signed about it.
final class CheckpointComparison {
  private final Path file;
  private final Optional<PublicKey> key;
  private final List<String> lines;
  private int agreeing;

  /// @param key whose signatures to check, if any
  CheckpointComparison(Path file, Optional<PublicKey> key) {
    this.file = file;
    this.key = key;
    this.lines = CheckpointFile.lines(file);
  }

  /// How many checkpoints agree with the history, once that was asked.
  int agreeing() {
    return agreeing;
  }

  List<LedgerFault> faults(Connection connection) throws SQLException {
    Sql hash = new Sql(connection, "SELECT hash FROM main.events WHERE sequence = ?");
    Sql count = new Sql(connection, "SELECT coalesce(max(sequence), 0) FROM main.events");
    long last = count.first(row -> row.getLong(1)).orElse(0L);
    List<LedgerFault> faults = new ArrayList<>();
    for (int line = 1; line <= lines.size(); line++) {
      String place = file + ":" + line;
      Checkpoint checkpoint;
      try {
        checkpoint = Checkpoint.parse(lines.get(line - 1));
      } catch (IllegalArgumentException e) {
        faults.add(new WrongCheckpoint(place, "is not a checkpoint: " + e.getMessage()));
        continue;
      }
      Optional<String> now =
          hash.first(row -> EventHash.hex(row.getBytes(1)), checkpoint.sequence());
      Optional<String> problem = problem(checkpoint, now, last);
      if (problem.isPresent()) {
        faults.add(new WrongCheckpoint(place, problem.get()));
      } else if (signedByKey(checkpoint)) {
        agreeing++;
      }
    }
    if (key.isPresent() && agreeing == 0 && faults.isEmpty()) {
      faults.add(
          new WrongCheckpoint(
              file.toString(),
              "is missing: nothing there is signed by the key " + CheckpointKey.id(key.get())));
    }
    return faults;
  }

  private Optional<String> problem(Checkpoint checkpoint, Optional<String> now, long last) {
    if (signedByKey(checkpoint) && !holds(checkpoint)) {
      return Optional.of("has a signature that does not hold");
    }
    if (now.isEmpty()) {
      return Optional.of(
          "signs event %d of %s, and the ledger ends at event %d"
              .formatted(checkpoint.sequence(), checkpoint.time(), last));
    }
    if (!now.get().equals(checkpoint.hash())) {
      return Optional.of(
          "signs event %d with hash %s, and the ledger has it with %s: its history was rewritten"
              .formatted(checkpoint.sequence(), checkpoint.hash(), now.get()));
    }
    return Optional.empty();
  }

  /// Whether it says so; without a key to check with, every checkpoint is taken at its word.
  private boolean signedByKey(Checkpoint checkpoint) {
    return key.isEmpty() || checkpoint.key().equals(CheckpointKey.id(key.get()));
  }

  private boolean holds(Checkpoint checkpoint) {
    return key.isEmpty()
        || CheckpointKey.verifies(key.get(), checkpoint.signedBytes(), checkpoint.signatureBytes());
  }
}
