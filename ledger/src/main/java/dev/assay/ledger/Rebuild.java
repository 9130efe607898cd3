package dev.assay.ledger;

import dev.assay.ledger.LedgerException.Reason;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// Makes the projections again from the events.
final class Rebuild {
  private Rebuild() {}

  /// @return the number of events
  static long run(Path file) {
    LedgerFile.requirePresent(file);
    try (Connection connection =
        LedgerFile.openToWrite(file, LedgerOptions.DEFAULT.lockTimeout())) {
      new Sql(connection, "BEGIN IMMEDIATE").update();
      try {
        long events = rebuild(file, connection);
        new Sql(connection, "COMMIT").update();
        return events;
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw SqliteFailure.of(file, e);
    }
  }

  private static long rebuild(Path file, Connection connection) throws SQLException {
    Projections.drop(connection);
    Projections.create(connection, "main");
    Projector projector = new Projector(connection, "main");
    ChainWalk walk =
        new ChainWalk(connection, 0, EventHash.start(), Projections.projecting(projector)).run();
    projector.flush();
    if (!walk.faults().isEmpty()) {
      throw new LedgerException(
          Reason.DAMAGED,
          "the projections of "
              + file
              + " stay as they are, since its events are broken: "
              + walk.faults().getFirst().describe());
    }
    return walk.events();
  }

  private static void rollBack(Connection connection, Exception failure) {
    try {
      new Sql(connection, "ROLLBACK").update();
    } catch (SQLException alreadyRolledBack) {
      failure.addSuppressed(alreadyRolledBack);
    }
  }
}
