package dev.assay.ledger;

import dev.assay.protocol.RunId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts events at the end of the chain, with what follows from them in the projections, one
/// transaction per batch. Used by one thread. After a failure it is of no use any more: the driver
/// gives up the statement that failed.
final class EventWriter implements AutoCloseable {
  private final Connection connection;
  private final Sql begin;
  private final Sql commit;
  private final Sql head;
  private final Sql insert;
  private final Projector projector;
  private final EventHash hash = new EventHash();

  private long sequence;
  private byte[] previous = EventHash.start();

  EventWriter(Connection connection) throws SQLException {
    this.connection = connection;
    begin = new Sql(connection, "BEGIN IMMEDIATE");
    commit = new Sql(connection, "COMMIT");
    head = new Sql(connection, "SELECT sequence, hash FROM events ORDER BY sequence DESC LIMIT 1");
    insert =
        new Sql(
            connection,
            """
            INSERT INTO events (sequence, stream, type, time, run, payload, previous_hash, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """);
    projector = new Projector(connection, "main");
  }

  /// Records a batch, and tells everybody who waits for a part of it once it is durable.
  ///
  /// @throws SQLException when nothing of the batch is recorded, and nobody was told
  void record(List<Pending> batch) throws SQLException {
    Map<Pending, List<RecordedEvent>> recorded = new LinkedHashMap<>();
    Map<Pending, LedgerException> refused = new LinkedHashMap<>();
    begin.update();
    readHead();
    for (Pending pending : batch) {
      try {
        recorded.put(pending, insert(pending.drafts()));
      } catch (LedgerException e) {
        refused.put(pending, e);
      }
    }
    projector.flush();
    commit.update();
    recorded.forEach(Pending::recorded);
    refused.forEach(Pending::failed);
  }

  /// The end of the chain can have moved since the last batch: other processes append, too.
  private void readHead() throws SQLException {
    long known = sequence;
    head.first(row -> {
      sequence = row.getLong(1);
      previous = row.getBytes(2);
      return sequence;
    });
    if (sequence != known) {
      projector.forget();
    }
  }

  /// Only a pending of one lab event can be refused, and it has changed nothing then.
  private List<RecordedEvent> insert(List<Draft> drafts) throws SQLException {
    List<RecordedEvent> recorded = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      recorded.add(insert(draft));
    }
    return recorded;
  }

  private RecordedEvent insert(Draft draft) throws SQLException {
    long next = sequence + 1;
    if (draft.labEvent().isPresent()) {
      projector.apply(next, draft.time(), draft.run(), draft.labEvent().get());
    } else if (draft.stream().equals(Ledger.GATE_STREAM)) {
      projector.applyGate(next, draft.type(), draft.payload());
    }
    byte[] before = previous;
    byte[] own =
        hash.of(
            before,
            next,
            draft.time(),
            utf8(draft.stream()),
            utf8(draft.type()),
            utf8(draft.run()),
            utf8(draft.payload()));
    insert.update(
        next,
        draft.stream(),
        draft.type(),
        draft.time(),
        draft.run(),
        draft.payload(),
        before,
        own);
    sequence = next;
    previous = own;
    return new RecordedEvent(
        next,
        draft.stream(),
        draft.type(),
        EventHash.instant(draft.time()),
        draft.run().isEmpty() ? Optional.empty() : Optional.of(new RunId(draft.run())),
        draft.payload(),
        EventHash.hex(before),
        EventHash.hex(own));
  }

  /// Lets go of the file; an open transaction is undone.
  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
