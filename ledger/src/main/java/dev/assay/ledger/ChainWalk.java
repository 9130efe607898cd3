package dev.assay.ledger;

import dev.assay.ledger.LedgerFault.BrokenEvent;
import dev.assay.ledger.LedgerFault.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Goes along the chain, one event in memory at a time, and notes every event that is not linked,
/// not whole or not there.
final class ChainWalk {
  private static final String SELECT =
      "SELECT " + StoredEvent.COLUMNS + " FROM main.events WHERE sequence > ? ORDER BY sequence";

  private final Connection connection;
  private final Visitor visitor;
  private final EventHash hashing = new EventHash();
  private final List<LedgerFault> faults = new ArrayList<>();

  private long sequence;
  private long events;
  private byte[] hash;

  /// @param sequence after which event to begin, zero for all
  /// @param hash that event's
  /// @param visitor gets every event whose content is whole
  ChainWalk(Connection connection, long sequence, byte[] hash, Visitor visitor) {
    this.connection = connection;
    this.sequence = sequence;
    this.hash = hash;
    this.visitor = visitor;
  }

  /// Walks to the end, or until there are too many faults to list.
  ChainWalk run() throws SQLException {
    boolean more = true;
    while (more && faults.size() < Verification.MAX_FAULTS) {
      more = runUntilUnreadable();
    }
    return this;
  }

  /// @return whether a row could not be read, and those behind it are still to be seen
  private boolean runUntilUnreadable() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT);
        ResultSet rows = from(select, sequence)) {
      while (faults.size() < Verification.MAX_FAULTS && rows.next()) {
        check(StoredEvent.read(rows));
      }
      return false;
    } catch (SQLException e) {
      if (!SqliteFailure.isDamage(e)) {
        throw e;
      }
      sequence++;
      faults.add(
          new BrokenEvent(
              sequence, "", "", "", Problem.UNREADABLE, "cannot be read: " + e.getMessage()));
      return true;
    }
  }

  private static ResultSet from(PreparedStatement select, long after) throws SQLException {
    select.setLong(1, after);
    return select.executeQuery();
  }

  private void check(StoredEvent event) throws SQLException {
    events++;
    for (long missing = sequence + 1;
        missing < event.sequence() && faults.size() < Verification.MAX_FAULTS;
        missing++) {
      faults.add(new BrokenEvent(missing, "", "", "", Problem.MISSING, "is missing"));
    }
    boolean linked = event.sequence() != sequence + 1 || Arrays.equals(event.previousHash(), hash);
    if (!Arrays.equals(event.computeHash(hashing), event.hash())) {
      add(
          event,
          Problem.WRONG_HASH,
          "does not have the content that was recorded: its hash is another");
    } else if (!event.typed()) {
      add(event, Problem.WRONG_TYPE, "has a value of another type than was recorded");
    } else if (!linked) {
      add(event, Problem.WRONG_PREVIOUS_HASH, "does not follow the event before it");
    } else {
      visit(event);
    }
    sequence = event.sequence();
    hash = event.hash();
  }

  private void visit(StoredEvent event) throws SQLException {
    try {
      visitor.visit(event);
    } catch (IllegalArgumentException | LedgerException e) {
      add(event, Problem.INVALID_PAYLOAD, "says what cannot be: " + e.getMessage());
    }
  }

  private void add(StoredEvent event, Problem problem, String detail) {
    faults.add(event.broken(problem, detail));
  }

  List<LedgerFault> faults() {
    return faults;
  }

  /// How many events were seen.
  long events() {
    return events;
  }

  /// The last event's sequence.
  long sequence() {
    return sequence;
  }

  /// The last event's hash.
  byte[] hash() {
    return hash;
  }

  /// Takes an event whose content is what was recorded.
  @FunctionalInterface
  interface Visitor {
    /// @throws IllegalArgumentException when the payload cannot be read
    /// @throws LedgerException when the event does not fit the run's history
    void visit(StoredEvent event) throws SQLException;
  }
}
