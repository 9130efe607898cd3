package dev.assay.ledger;

import dev.assay.ledger.LedgerFault.WrongProjection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Compares the projections of a ledger with those made from its events in the `temp` schema.
final class ProjectionComparison {
  private static final int ROWS = 10;

  private ProjectionComparison() {}

  static List<LedgerFault> faults(Connection connection) throws SQLException {
    List<LedgerFault> faults = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      for (String table : Projections.TABLES) {
        addRowsOfOne(statement, faults, table, "main", "temp", "has, against the events, the row ");
        addRowsOfOne(statement, faults, table, "temp", "main", "lacks the row ");
      }
    }
    return faults;
  }

  private static void addRowsOfOne(
      Statement statement,
      List<LedgerFault> faults,
      String table,
      String one,
      String other,
      String verdict)
      throws SQLException {
    String sql =
        "SELECT * FROM %2$s.%1$s EXCEPT SELECT * FROM %3$s.%1$s LIMIT %4$d"
            .formatted(table, one, other, ROWS);
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        faults.add(new WrongProjection(table, verdict + row(rows)));
      }
    }
  }

  private static String row(ResultSet row) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
      values.add(row.getMetaData().getColumnName(column) + "=" + row.getString(column));
    }
    return String.join(", ", values);
  }
}
