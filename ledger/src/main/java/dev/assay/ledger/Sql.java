package dev.assay.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A prepared statement that takes its parameters in one call. It lives as long as its connection.
final class Sql {
  private final PreparedStatement statement;

  Sql(Connection connection, String sql) throws SQLException {
    statement = connection.prepareStatement(sql);
  }

  /// Runs the statement and tells how many rows it changed.
  int update(@Nullable Object... values) throws SQLException {
    bind(values);
    return statement.executeUpdate();
  }

  /// The first row, if there is one.
  <T> Optional<T> first(RowReader<T> reader, @Nullable Object... values) throws SQLException {
    bind(values);
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
    }
  }

  private void bind(@Nullable Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      switch (values[i]) {
        case null -> statement.setNull(i + 1, Types.NULL);
        case Long number -> statement.setLong(i + 1, number);
        case Integer number -> statement.setInt(i + 1, number);
        case String text -> statement.setString(i + 1, text);
        case byte[] bytes -> statement.setBytes(i + 1, bytes);
        case Object other ->
            throw new IllegalArgumentException("no SQL value: " + other.getClass());
      }
    }
  }

  /// Makes a value of the row that a result set stands on.
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
