package dev.assay.ledger;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// What somebody with write access to a ledger's file can do to it.
final class Tampering {
  private Tampering() {}

  /// Runs SQL as any SQLite client would, against the ledger's triggers.
  static void sql(Path file, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.executeUpdate(sql);
      }
    }
  }

  /// Runs SQL with the triggers out of the way, and puts them back afterwards.
  static void sqlWithoutTriggers(Path file, String... statements) throws SQLException {
    List<String> all = new ArrayList<>();
    List<String> triggers = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")) {
      while (rows.next()) {
        all.add("DROP TRIGGER " + rows.getString(1));
        triggers.add(rows.getString(2));
      }
    }
    all.addAll(List.of(statements));
    all.addAll(triggers);
    sql(file, all.toArray(String[]::new));
  }

  /// Gives an event another payload and computes all hashes from there on anew, so that the chain
  /// is consistent in itself again.
  static void rewriteHistory(Path file, long sequence, String payload) throws SQLException {
    List<String> updates = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT sequence, time, stream, type, run, payload, previous_hash, hash"
                    + " FROM events ORDER BY sequence")) {
      EventHash hashing = new EventHash();
      byte[] previous = EventHash.start();
      while (rows.next()) {
        long at = rows.getLong(1);
        String text = at == sequence ? payload : rows.getString(6);
        byte[] hash =
            hashing.of(
                previous,
                at,
                rows.getLong(2),
                utf8(rows.getString(3)),
                utf8(rows.getString(4)),
                utf8(rows.getString(5)),
                utf8(text));
        updates.add(
            "UPDATE events SET payload = '%s', previous_hash = x'%s', hash = x'%s' WHERE sequence = %d"
                .formatted(
                    text.replace("'", "''"), EventHash.hex(previous), EventHash.hex(hash), at));
        previous = hash;
      }
    }
    sqlWithoutTriggers(file, updates.toArray(String[]::new));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
