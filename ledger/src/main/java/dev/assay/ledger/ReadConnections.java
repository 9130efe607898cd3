package dev.assay.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jdbi.v3.core.ConnectionFactory;

/// Lends connections to readers, one to each at a time, and keeps a few open between uses.
final class ReadConnections implements ConnectionFactory, AutoCloseable {
  private static final int IDLE = 4;

  private final Path file;
  private final FileIdentity identity;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private boolean closed;

  ReadConnections(Path file) {
    LedgerFile.requirePresent(file);
    this.file = file;
    this.identity = new FileIdentity(file);
  }

  @Override
  public Connection openConnection() {
    identity.requireSame();
    synchronized (this) {
      if (closed) {
        throw new LedgerException(
            LedgerException.Reason.CLOSED, "the reader of the ledger " + file + " is closed");
      }
      Connection known = idle.poll();
      if (known != null) {
        return known;
      }
    }
    return LedgerFile.openToRead(file);
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    synchronized (this) {
      if (!closed && idle.size() < IDLE) {
        idle.push(connection);
        return;
      }
    }
    connection.close();
  }

  @Override
  public synchronized void close() throws SQLException {
    closed = true;
    for (Connection connection : idle) {
      connection.close();
    }
    idle.clear();
  }
}
