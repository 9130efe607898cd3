package dev.assay.ledger;

import dev.assay.protocol.StrictJson;
import java.sql.Connection;
import java.sql.SQLException;
import tools.jackson.databind.JsonNode;

/// Adds to the rows of `gate_events`.
final class GateEventTable {
  private final Sql add;

  GateEventTable(Connection connection, String schema) throws SQLException {
    add =
        new Sql(
            connection,
            """
            INSERT INTO %s.gate_events (type, project, benchmark, revision, sequence)
            VALUES (?, ?, ?, ?, ?)
            """
                .formatted(schema));
  }

  /// @param payload canonical JSON
  void add(long sequence, String type, String payload) throws SQLException {
    JsonNode json = StrictJson.parse(payload);
    add.update(
        type, text(json, "project"), text(json, "benchmark"), text(json, "commit"), sequence);
  }

  private static String text(JsonNode json, String field) {
    return json.path(field).asString("");
  }
}
