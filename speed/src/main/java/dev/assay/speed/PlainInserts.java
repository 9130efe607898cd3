package dev.assay.speed;

import dev.assay.protocol.LabEvent;
import dev.assay.protocol.LabEventJson;
import dev.assay.protocol.RunPlan;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The same events put into SQLite by hand: the same columns and pragmas, a transaction each, no
/// chain, no index, no trigger and no projection.
final class PlainInserts {
  private static final byte[] HASH = new byte[32];

  private PlainInserts() {}

  /// @return inserts a second
  static double rate(Path file, RunPlan plan) throws SQLException {
    List<LabEvent> events =
        plan.attempts().stream().flatMap(attempt -> AttemptEvents.of(attempt).stream()).toList();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("PRAGMA fullfsync = ON");
      statement.execute("PRAGMA wal_autocheckpoint = 4096");
      statement.execute(
          """
          CREATE TABLE events (sequence INTEGER PRIMARY KEY, stream TEXT, type TEXT, time INTEGER,
            run TEXT, payload TEXT, previous_hash BLOB, hash BLOB) STRICT
          """);
      long start = System.nanoTime();
      insert(connection, events);
      return events.size() / ((System.nanoTime() - start) / 1e9);
    }
  }

  private static void insert(Connection connection, List<LabEvent> events) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      int sequence = 0;
      for (LabEvent event : events) {
        insert.setLong(1, ++sequence);
        insert.setString(2, "lab");
        insert.setString(3, event.type());
        insert.setLong(4, System.currentTimeMillis() * 1_000_000);
        insert.setString(5, "run_20260102T030405Z_k3x9q");
        insert.setString(6, LabEventJson.write(event));
        insert.setBytes(7, HASH);
        insert.setBytes(8, HASH);
        insert.executeUpdate();
      }
    }
  }
}
