package dev.assay.ledger;

/// Something that is wrong with a ledger, as [Ledger#verify] finds it.
public sealed interface LedgerFault {
  /// An event is not what was recorded, or is no longer there.
  ///
  /// @param sequence its place
  /// @param stream as far as it can be read, like the two that follow; empty where it cannot
  /// @param type its name in the stream
  /// @param run its run, empty for an event that belongs to none
  /// @param problem what kind of wrong it is
  /// @param detail what was found, in words
  record BrokenEvent(
      long sequence, String stream, String type, String run, Problem problem, String detail)
      implements LedgerFault {}

  /// The database's own structure is damaged.
  ///
  /// @param detail what SQLite says
  record DamagedFile(String detail) implements LedgerFault {}

  /// A table, index or trigger is not the one that this version makes.
  ///
  /// @param name of it
  /// @param detail what was found, in words
  record ChangedSchema(String name, String detail) implements LedgerFault {}

  /// A projection does not say what the events say; [Ledger#rebuild] mends it.
  ///
  /// @param table the projection
  /// @param detail which row, in words
  record WrongProjection(String table, String detail) implements LedgerFault {}

  /// A signed checkpoint contradicts the history, does not hold, or is not there.
  ///
  /// @param place the checkpoint's file, and the line in it
  /// @param detail what was found, in words
  record WrongCheckpoint(String place, String detail) implements LedgerFault {}

  /// What can be wrong with an event.
  enum Problem {
    /// There is no event of this sequence, and there are later ones.
    MISSING,
    /// The database cannot read the row.
    UNREADABLE,
    /// A value has another type than was recorded.
    WRONG_TYPE,
    /// The event before it is not the one that it was recorded after.
    WRONG_PREVIOUS_HASH,
    /// Its content is not what was hashed when it was recorded.
    WRONG_HASH,
    /// The payload cannot be read as an event of its type, or does not fit the run's history.
    INVALID_PAYLOAD
  }

  /// The fault in one line.
  default String describe() {
    return switch (this) {
      case BrokenEvent broken when broken.stream().isEmpty() ->
          "event " + broken.sequence() + " " + broken.detail();
      case BrokenEvent broken ->
          "event %d (%s %s of %s) %s"
              .formatted(
                  broken.sequence(),
                  broken.stream(),
                  broken.type(),
                  broken.run().isEmpty() ? "no run" : broken.run(),
                  broken.detail());
      case DamagedFile damaged -> "the file is damaged: " + damaged.detail();
      case ChangedSchema changed -> "the schema's " + changed.name() + " " + changed.detail();
      case WrongProjection wrong -> "the projection " + wrong.table() + " " + wrong.detail();
      case WrongCheckpoint wrong -> "the checkpoint at " + wrong.place() + " " + wrong.detail();
    };
  }
}
