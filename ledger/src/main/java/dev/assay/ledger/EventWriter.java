package dev.assay.ledger;

import dev.assay.ledger.LedgerException.Reason;
import dev.assay.protocol.RunId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts events at the end of the chain, with what follows from them in the projections, one
/// transaction per batch. Used by one thread.
final class EventWriter {
  private final Path file;
  private final Sql begin;
  private final Sql commit;
  private final Sql rollback;
  private final Sql head;
  private final Sql insert;
  private final Projector projector;
  private final EventHash hash = new EventHash();

  private long sequence;
  private byte[] previous = EventHash.start();

  EventWriter(Path file, Connection connection) throws SQLException {
    this.file = file;
    begin = new Sql(connection, "BEGIN IMMEDIATE");
    commit = new Sql(connection, "COMMIT");
    rollback = new Sql(connection, "ROLLBACK");
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

  /// Records a batch and tells everybody who waits for a part of it, once it is durable.
  void record(List<Pending> batch) {
    Map<Pending, List<RecordedEvent>> recorded = new LinkedHashMap<>();
    Map<Pending, LedgerException> refused = new LinkedHashMap<>();
    try {
      begin.update();
      readHead();
      for (Pending pending : batch) {
        try {
          recorded.put(pending, insert(pending.drafts()));
        } catch (LedgerException e) {
          refused.put(pending, e);
        }
      }
      commit.update();
    } catch (SQLException e) {
      fail(batch, SqliteFailure.of(file, e));
      return;
    } catch (RuntimeException | Error e) {
      fail(
          batch,
          new LedgerException(Reason.INPUT_OUTPUT, "the ledger " + file + " failed: " + e, e));
      return;
    }
    recorded.forEach(Pending::recorded);
    refused.forEach(Pending::failed);
  }

  /// The end of the chain can have moved since the last batch: other processes append, too.
  private void readHead() throws SQLException {
    sequence = 0;
    previous = EventHash.start();
    head.first(row -> {
      sequence = row.getLong(1);
      previous = row.getBytes(2);
      return sequence;
    });
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

  private void fail(List<Pending> batch, LedgerException failure) {
    try {
      rollback.update();
    } catch (SQLException alreadyRolledBack) {
      failure.addSuppressed(alreadyRolledBack);
    }
    batch.forEach(pending -> pending.failed(failure));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
