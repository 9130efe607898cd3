package dev.assay.ledger;

import dev.assay.ledger.LedgerFault.ChangedSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Compares a ledger's tables, indexes and triggers with those that the migrations make. Without
/// its triggers a ledger is no longer append-only.
final class SchemaComparison {
  private SchemaComparison() {}

  static List<LedgerFault> faults(Connection connection) throws SQLException {
    Map<String, String> found = read(connection);
    Map<String, String> expected = expected();
    List<LedgerFault> faults = new ArrayList<>();
    expected.forEach((name, sql) -> {
      if (!found.containsKey(name)) {
        faults.add(new ChangedSchema(name, "is missing"));
      } else if (!sql.equals(found.get(name))) {
        faults.add(new ChangedSchema(name, "was changed to: " + found.get(name)));
      }
    });
    found.forEach((name, sql) -> {
      if (name.startsWith("trigger ") && !expected.containsKey(name)) {
        faults.add(new ChangedSchema(name, "is not the ledger's: " + sql));
      }
    });
    return faults;
  }

  private static Map<String, String> expected() throws SQLException {
    try (Connection fresh = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      Migrations.apply(fresh, 0);
      return read(fresh);
    }
  }

  private static Map<String, String> read(Connection connection) throws SQLException {
    Map<String, String> schema = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT type || ' ' || name, sql FROM main.sqlite_schema WHERE sql IS NOT NULL")) {
      while (rows.next()) {
        schema.put(rows.getString(1), rows.getString(2));
      }
    }
    return schema;
  }
}
