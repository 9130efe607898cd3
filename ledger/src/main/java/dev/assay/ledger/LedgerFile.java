package dev.assay.ledger;

import dev.assay.ledger.LedgerException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// Opens a ledger's file, and refuses any other.
final class LedgerFile {
  /// "ASSY", which marks a SQLite database as a ledger.
  static final int APPLICATION_ID = 0x41535359;

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);
  private static final long RETRY_NANOS = 1_000_000;

  /// Of the write-ahead log, 16 MiB: fewer, larger transfers into the database.
  private static final int CHECKPOINT_PAGES = 4096;

  private LedgerFile() {}

  /// A connection to write with; makes the file and its folder where they are missing.
  static Connection openToWrite(Path file, Duration lockTimeout) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new LedgerException(
          Reason.INPUT_OUTPUT, "cannot make the folder of the ledger " + file + ": " + e, e);
    }
    return open(file, "", new SQLiteConfig(), lockTimeout, LedgerFile::prepareToWrite);
  }

  /// A connection that cannot change the file, and never holds up who writes to it.
  static Connection openToRead(Path file) {
    requirePresent(file);
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setReadOnly(true);
    String options = isSettled(file) ? "?immutable=1" : "";
    return open(file, options, config, READ_TIMEOUT, LedgerFile::checkReadable);
  }

  /// Whether the file lies where nothing can be written, and nothing is being written: then SQLite
  /// could not make the files that readers and writers share, and has to do without.
  private static boolean isSettled(Path file) {
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent();
    return folder != null
        && !Files.isWritable(folder)
        && Files.notExists(absolute.resolveSibling(absolute.getFileName() + "-wal"))
        && Files.notExists(absolute.resolveSibling(absolute.getFileName() + "-shm"));
  }

  /// @throws LedgerException when there is no such file
  static void requirePresent(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new LedgerException(
          Reason.MISSING, "there is no ledger at " + file + "; a first run makes one");
    }
  }

  /// Closes a connection that is of no use after a failure.
  static void close(Connection connection, Exception failure) {
    try {
      connection.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  /// The number that a pragma tells.
  static int pragma(Connection connection, String name) throws SQLException {
    return new Sql(connection, "PRAGMA " + name).first(row -> row.getInt(1)).orElse(0);
  }

  /// Opens and prepares; when that fails the connection is closed, which ends its transaction.
  private static Connection open(
      Path file, String options, SQLiteConfig config, Duration timeout, Preparation preparation) {
    config.setBusyTimeout((int) timeout.toMillis());
    config.setGetGeneratedKeys(false); // costs a query after every insert
    try {
      // A URI, since SQLite would take a '?' in a plain name for the end of it.
      Connection connection =
          config.createConnection("jdbc:sqlite:" + file.toAbsolutePath().toUri() + options);
      try {
        preparation.run(file, connection, timeout);
      } catch (SQLException | LedgerException e) {
        close(connection, e);
        throw e;
      }
      return connection;
    } catch (SQLException e) {
      throw SqliteFailure.of(file, e);
    }
  }

  private static void prepareToWrite(Path file, Connection connection, Duration timeout)
      throws SQLException {
    boolean fresh = checkOwnAtOnce(file, connection);
    useWriteAheadLog(connection, System.nanoTime() + timeout.toNanos());
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("PRAGMA fullfsync = ON"); // macOS: through the drive's cache, too
      statement.execute("PRAGMA cache_size = -16384");
      statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
      if (fresh || pragma(connection, "user_version") < Migrations.current()) {
        migrate(file, connection, statement);
      }
    }
  }

  private static void migrate(Path file, Connection connection, Statement statement)
      throws SQLException {
    statement.executeUpdate("BEGIN IMMEDIATE");
    checkOwn(file, connection); // another process may have been faster
    statement.executeUpdate("PRAGMA application_id = " + APPLICATION_ID);
    Migrations.apply(connection, pragma(connection, "user_version"));
    statement.executeUpdate("COMMIT");
  }

  private static void checkReadable(Path file, Connection connection, Duration timeout)
      throws SQLException {
    if (checkOwnAtOnce(file, connection)) {
      throw new LedgerException(
          Reason.MISSING, "the ledger " + file + " is empty; a first run fills it");
    }
    int version = pragma(connection, "user_version");
    if (version < Migrations.current()) {
      throw new LedgerException(
          Reason.OLDER_VERSION,
          "the ledger %s has format %d and is read in format %d; 'rebuild' brings it there"
              .formatted(file, version, Migrations.current()));
    }
  }

  /// Checks the file as it is at one moment: what it says of itself is read in several steps, and
  /// another process may make a ledger of it between them.
  private static boolean checkOwnAtOnce(Path file, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("BEGIN");
      boolean fresh = checkOwn(file, connection);
      statement.executeUpdate("COMMIT");
      return fresh;
    }
  }

  /// Checks the file within the caller's transaction.
  ///
  /// @return whether the file is empty and may become a ledger
  private static boolean checkOwn(Path file, Connection connection) throws SQLException {
    int application = pragma(connection, "application_id");
    int version = pragma(connection, "user_version");
    boolean empty = pragma(connection, "schema_version") == 0;
    if (application != APPLICATION_ID && !(empty && application == 0 && version == 0)) {
      throw new LedgerException(
          Reason.NOT_A_LEDGER, file + " is a SQLite database, but no ledger; name another file");
    }
    if (version > Migrations.current()) {
      throw new LedgerException(
          Reason.NEWER_VERSION,
          "the ledger %s has format %d, and this Assay knows formats up to %d; use a newer Assay"
              .formatted(file, version, Migrations.current()));
    }
    return application != APPLICATION_ID;
  }

  /// Changing the journal mode fails at once when another connection is there, whatever the
  /// timeout.
  private static void useWriteAheadLog(Connection connection, long deadline) throws SQLException {
    while (true) {
      try {
        new Sql(connection, "PRAGMA journal_mode = WAL").first(row -> row.getString(1));
        return;
      } catch (SQLException e) {
        if (!SqliteFailure.isLocked(e) || System.nanoTime() - deadline > 0) {
          throw e;
        }
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }

  @FunctionalInterface
  private interface Preparation {
    void run(Path file, Connection connection, Duration timeout) throws SQLException;
  }
}
