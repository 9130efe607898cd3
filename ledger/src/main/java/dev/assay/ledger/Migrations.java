package dev.assay.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/// The numbered steps by which a ledger's file came to its present shape. A file knows in its
/// `user_version` how many of them it has; a step that was released never changes.
final class Migrations {
  /// The projections alone, which a rebuild makes anew.
  static final List<String> PROJECTIONS =
      List.of("002-projections.sql", "003-gate.sql", "004-run-standings.sql", "005-best-runs.sql");

  private static final List<String> STEPS =
      Stream.concat(Stream.of("001-events.sql"), PROJECTIONS.stream()).toList();

  private Migrations() {}

  /// The version that this program writes and reads.
  static int current() {
    return STEPS.size();
  }

  /// Takes the file from a version to the present one, within the caller's transaction.
  static void apply(Connection connection, int version) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String step : STEPS.subList(version, STEPS.size())) {
        statement.executeUpdate(sql(step, "main"));
      }
      statement.executeUpdate("PRAGMA user_version = " + current());
    }
  }

  /// A step's SQL with its tables in this schema, `main` or `temp`.
  static String sql(String step, String schema) {
    try (InputStream resource = Migrations.class.getResourceAsStream(step)) {
      if (resource == null) {
        throw new AssertionError("the jar lacks " + step);
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
          .replace("${schema}", schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
