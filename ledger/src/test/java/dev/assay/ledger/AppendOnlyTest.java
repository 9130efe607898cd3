package dev.assay.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppendOnlyTest {
  private static final String COLUMNS =
      "INTO events (sequence, stream, type, time, run, payload, previous_hash, hash) ";

  private static final String HEAD = "(SELECT hash FROM events WHERE sequence = 5)";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void makeHistory() {
    file = Histories.small(folder);
  }

  @AfterEach
  void nothingHasChanged() {
    assertThat(Ledger.verify(file).faults()).isEmpty();
    assertThat(Ledger.verify(file).events()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE events SET payload = '{}' WHERE sequence = 2",
        "UPDATE OR REPLACE events SET sequence = 3 WHERE sequence = 2",
        "UPDATE OR IGNORE events SET time = 0"
      })
  void anEventIsNeverChanged(String sql) {
    refused(sql, "never changed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM events WHERE sequence = 5",
        "DELETE FROM events" // without a condition SQLite would truncate, were there no trigger
      })
  void anEventIsNeverDeleted(String sql) {
    refused(sql, "never deleted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"REPLACE", "INSERT OR REPLACE", "INSERT OR IGNORE", "INSERT"})
  void anEventIsNeverReplaced(String insert) {
    refused(insert + " " + COLUMNS + values("2"), "goes to the end");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "0", "-1", "NULL"})
  void anEventGoesOnlyToTheEnd(String sequence) {
    refused("INSERT " + COLUMNS + values(sequence), "goes to the end");
  }

  @Test
  void anEventNamesTheHashBeforeIt() {
    refused(
        "INSERT " + COLUMNS + values("6").replace(HEAD, "zeroblob(32)"), "the ledger is a chain");
  }

  private static String values(String sequence) {
    return "VALUES (" + sequence + ", 's', 't', 1, '', '{}', " + HEAD + ", zeroblob(32))";
  }

  private void refused(String sql, String message) {
    assertThatThrownBy(() -> Tampering.sql(file, sql))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(message);
  }
}
