package dev.assay.ledger;

import dev.assay.protocol.LabEvent;
import dev.assay.protocol.RunId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// An append-only, hash-chained history of events in one SQLite file, open for writing.
///
/// An append returns when its event is durable: it outlives the process and the power. Any number
/// of threads append at once and share commits; several processes may append to one file. What one
/// thread appends stays in its order.
///
/// An append that throws for a reason other than [LedgerException.Reason#INPUT_OUTPUT] has recorded
/// nothing. The ledger can be used again after every failure.
///
/// The file has to be on a local disk: SQLite's write-ahead log needs memory that all its processes
/// share.
public final class Ledger implements AutoCloseable {
  /// The stream of [LabEvent]s.
  public static final String LAB_STREAM = "lab";

  private final Path file;
  private final LedgerOptions options;
  private final Connection connection;
  private final CommitQueue queue;

  private Ledger(Path file, LedgerOptions options, Connection connection) throws SQLException {
    this.file = file;
    this.options = options;
    this.connection = connection;
    this.queue = new CommitQueue(file.toString(), new EventWriter(file, connection)::record);
  }

  /// Opens a ledger to append to, and makes it where there is none.
  ///
  /// @throws LedgerException when the file is something else, damaged, from a newer version, or
  ///   cannot be written
  public static Ledger open(Path file) {
    return open(file, LedgerOptions.DEFAULT);
  }

  /// The same with options.
  public static Ledger open(Path file, LedgerOptions options) {
    Connection connection = LedgerFile.openToWrite(file, options.lockTimeout());
    try {
      return new Ledger(file, options, connection);
    } catch (SQLException e) {
      LedgerFile.close(connection, e);
      throw SqliteFailure.of(file, e);
    }
  }

  /// Records what the lab did, and returns once that is durable. An interrupt does not cut this
  /// short; the thread stays interrupted.
  ///
  /// @throws LedgerException when the event is not recorded, and see [LedgerException.Reason]
  /// @throws IllegalArgumentException when a number of the event is negative or absurdly large
  public RecordedEvent append(RunId run, LabEvent event) {
    return record(List.of(Draft.of(run, event, now()))).getFirst();
  }

  /// Records an event of another stream, likewise.
  public RecordedEvent append(NewEvent event) {
    return append(List.of(event)).getFirst();
  }

  /// Records several events of other streams, likewise: next to each other in this order, or none.
  public List<RecordedEvent> append(List<NewEvent> events) {
    long time = now();
    return events.isEmpty()
        ? List.of()
        : record(events.stream().map(event -> Draft.of(event, time)).toList());
  }

  private List<RecordedEvent> record(List<Draft> drafts) {
    Pending pending = new Pending(drafts);
    queue.add(pending);
    return pending.await();
  }

  private long now() {
    return EventHash.nanos(options.clock().instant());
  }

  /// Records what is still on its way, and lets go of the file. Closing twice does nothing.
  @Override
  public void close() {
    queue.close();
    try {
      connection.close();
    } catch (SQLException e) {
      throw SqliteFailure.of(file, e);
    }
  }
}
