package dev.assay.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The tables that are made from the events.
final class Projections {
  static final List<String> TABLES =
      List.of("runs", "run_participants", "attempts", "standings", "gate_events", "run_standings");

  private Projections() {}

  /// Makes them, empty.
  ///
  /// @param schema `main` or `temp`
  static void create(Connection connection, String schema) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String step : Migrations.PROJECTIONS) {
        statement.executeUpdate(Migrations.sql(step, schema));
      }
    }
  }

  static void drop(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.executeUpdate("DROP TABLE IF EXISTS main." + table);
      }
    }
  }

  /// Brings them up to date, event by event.
  static ChainWalk.Visitor projecting(Projector projector) {
    return event -> {
      if (event.ofLab()) {
        projector.apply(event.sequence(), event.time(), event.run(), event.labEvent());
      } else if (event.ofGate()) {
        projector.applyGate(event.sequence(), event.type(), event.payload());
      }
      if (projector.full()) {
        projector.flush();
      }
    };
  }
}
