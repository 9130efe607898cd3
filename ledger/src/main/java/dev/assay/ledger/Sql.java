package dev.assay.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.OptionalLong;

/// A prepared statement that takes its parameters in one call. It lives as long as its connection.
final class Sql {
  private final PreparedStatement statement;

  Sql(Connection connection, String sql) throws SQLException {
    statement = connection.prepareStatement(sql);
  }

  /// Runs the statement and tells how many rows it changed.
  int update(Object... values) throws SQLException {
    bind(values);
    return statement.executeUpdate();
  }

  /// The first row, if there is one.
  <T> Optional<T> first(RowReader<T> reader, Object... values) throws SQLException {
    bind(values);
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
    }
  }

  private void bind(Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      bind(i + 1, values[i]);
    }
  }

  private void bind(int place, Object value) throws SQLException {
    switch (value) {
      case Long number -> statement.setLong(place, number);
      case Integer number -> statement.setInt(place, number);
      case String text -> statement.setString(place, text);
      case byte[] bytes -> statement.setBytes(place, bytes);
      case OptionalLong number when number.isPresent() ->
          statement.setLong(place, number.getAsLong());
      case OptionalLong _ -> statement.setNull(place, Types.INTEGER);
      case Optional<?> other when other.isPresent() -> bind(place, other.get());
      case Optional<?> _ -> statement.setNull(place, Types.NULL);
      case Object other -> throw new IllegalArgumentException("no SQL value: " + other.getClass());
    }
  }

  /// A number that may be absent.
  static OptionalLong optionalLong(ResultSet row, int column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
  }

  /// Makes a value of the row that a result set stands on.
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
