package dev.assay.ledger;

import dev.assay.ledger.LedgerException.Reason;
import dev.assay.ledger.LedgerFault.DamagedFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Looks at a whole ledger as it is at one moment, in bounded memory, and changes nothing.
final class Verifier {
  private static final String SOUND = "ok";

  private final Path file;
  private final CheckpointComparison checkpoints;
  private final List<LedgerFault> faults = new ArrayList<>();
  private long events;
  private byte[] head = EventHash.start();

  /// @param checkpoints read before the ledger is, so that it has all that they speak of
  Verifier(Path file, CheckpointComparison checkpoints) {
    this.file = file;
    this.checkpoints = checkpoints;
  }

  Verification run() {
    try (Connection connection = LedgerFile.openToRead(file)) {
      verify(connection);
    } catch (SQLException e) {
      addDamage(SqliteFailure.of(file, e));
    } catch (LedgerException e) {
      addDamage(e);
    }
    return new Verification(events, EventHash.hex(head), checkpoints.agreeing(), faults);
  }

  private void verify(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA cell_size_check = ON");
      statement.execute("BEGIN");
      Projections.create(connection, "temp");
      Projector projector = new Projector(connection, "temp");
      ChainWalk walk =
          new ChainWalk(connection, 0, EventHash.start(), Projections.projecting(projector));
      try {
        walk.run();
        projector.flush();
      } finally {
        faults.addAll(walk.faults());
        events = walk.events();
        head = walk.hash();
      }
      faults.addAll(checkpoints.faults(connection));
      faults.addAll(SchemaComparison.faults(connection));
      if (walk.faults().isEmpty()) {
        faults.addAll(ProjectionComparison.faults(connection));
      }
      addStructure(statement);
      statement.execute("ROLLBACK");
    }
  }

  /// What SQLite itself finds, among it an index that does not agree with its table.
  private void addStructure(Statement statement) throws SQLException {
    long pageSize = LedgerFile.pragma(statement.getConnection(), "page_size");
    long size = file.toFile().length();
    if (size % pageSize != 0) {
      faults.add(
          new DamagedFile(
              "the file is cut off: it ends %d bytes into a page".formatted(size % pageSize)));
    }
    try (ResultSet rows =
        statement.executeQuery("PRAGMA main.integrity_check(" + Verification.MAX_FAULTS + ")")) {
      while (rows.next()) {
        if (!rows.getString(1).equals(SOUND)) {
          faults.add(new DamagedFile(rows.getString(1)));
        }
      }
    }
  }

  private void addDamage(LedgerException e) {
    if (e.reason() != Reason.DAMAGED) {
      throw e;
    }
    faults.add(new DamagedFile(String.valueOf(e.getMessage())));
  }
}
