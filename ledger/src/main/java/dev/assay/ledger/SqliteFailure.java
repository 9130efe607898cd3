package dev.assay.ledger;

import dev.assay.ledger.LedgerException.Reason;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// What an error of SQLite means to the user of a ledger.
final class SqliteFailure {
  private static final int PRIMARY = 0xff;

  private SqliteFailure() {}

  static LedgerException of(Path file, SQLException error) {
    int code = error.getErrorCode() & PRIMARY;
    if (isLocked(error)) {
      return failure(Reason.LOCKED, file, "is locked by another process; try again later", error);
    }
    if (code == SQLiteErrorCode.SQLITE_FULL.code) {
      return failure(
          Reason.FULL, file, "cannot grow: the disk is full; free some space and repeat", error);
    }
    if (code == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return failure(Reason.NOT_A_LEDGER, file, "is not a ledger: no SQLite database", error);
    }
    if (isDamage(error)) {
      return failure(
          Reason.DAMAGED, file, "is damaged; 'verify' names what, a backup has the rest", error);
    }
    return failure(Reason.INPUT_OUTPUT, file, "failed", error);
  }

  /// Whether the file's bytes are to blame.
  static boolean isDamage(SQLException error) {
    return (error.getErrorCode() & PRIMARY) == SQLiteErrorCode.SQLITE_CORRUPT.code;
  }

  static boolean isLocked(SQLException error) {
    int code = error.getErrorCode() & PRIMARY;
    return code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code;
  }

  private static LedgerException failure(
      Reason reason, Path file, String what, SQLException error) {
    return new LedgerException(
        reason, "the ledger " + file + " " + what + " (" + error.getMessage() + ")", error);
  }
}
