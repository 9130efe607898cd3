package dev.assay.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// What is in a ledger's tables, as plain SQL reads it.
final class TableRows {
  private TableRows() {}

  static List<String> ofAllTables(Path file) throws SQLException {
    List<String> rows = ofProjections(file);
    rows.addAll(of(file, List.of("events")));
    return rows;
  }

  static List<String> ofProjections(Path file) throws SQLException {
    return of(file, Projections.TABLES);
  }

  private static List<String> of(Path file, List<String> tables) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String table : tables) {
        try (ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
          while (row.next()) {
            StringBuilder text = new StringBuilder(table);
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
              text.append('|').append(row.getString(column));
            }
            rows.add(text.toString());
          }
        }
      }
    }
    return rows;
  }
}
