package dev.assay.ledger;

import dev.assay.ledger.LedgerException.Reason;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Records batches with one writer after another: a failure ends a writer, and the next batch
/// begins with a new one.
final class BatchRecorder implements AutoCloseable {
  private final Path file;
  private final Duration lockTimeout;
  private final FileIdentity identity;
  private Optional<EventWriter> writer;

  BatchRecorder(Path file, Duration lockTimeout) {
    this.file = file;
    this.lockTimeout = lockTimeout;
    this.writer = Optional.of(open());
    this.identity = new FileIdentity(file);
  }

  private EventWriter open() {
    Connection connection = LedgerFile.openToWrite(file, lockTimeout);
    try {
      return new EventWriter(connection);
    } catch (SQLException e) {
      LedgerFile.close(connection, e);
      throw SqliteFailure.of(file, e);
    }
  }

  /// Ends every pending of the batch, one way or the other.
  void record(List<Pending> batch) {
    try {
      identity.requireSame();
      if (writer.isEmpty()) {
        writer = Optional.of(open());
      }
      writer.get().record(batch);
    } catch (SQLException e) {
      fail(batch, SqliteFailure.of(file, e));
    } catch (LedgerException e) {
      fail(batch, e);
    } catch (RuntimeException | Error e) {
      fail(
          batch,
          new LedgerException(Reason.INPUT_OUTPUT, "the ledger " + file + " failed: " + e, e));
    }
  }

  private void fail(List<Pending> batch, LedgerException failure) {
    try {
      close();
    } catch (LedgerException e) {
      failure.addSuppressed(e);
    }
    batch.forEach(pending -> pending.failed(failure));
  }

  @Override
  public void close() {
    Optional<EventWriter> last = writer;
    writer = Optional.empty();
    try {
      if (last.isPresent()) {
        last.get().close();
      }
    } catch (SQLException e) {
      throw SqliteFailure.of(file, e);
    }
  }
}
