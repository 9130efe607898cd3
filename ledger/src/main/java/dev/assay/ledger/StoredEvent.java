package dev.assay.ledger;

import dev.assay.ledger.LedgerFault.BrokenEvent;
import dev.assay.ledger.LedgerFault.Problem;
import dev.assay.protocol.LabEvent;
import dev.assay.protocol.LabEventJson;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;

/// An event's row, byte for byte, however it may have been changed.
final class StoredEvent {
  /// In the order in which [#read] takes them.
  static final String COLUMNS =
      """
      sequence, stream, type, time, run, payload, previous_hash, hash,
      typeof(stream) || typeof(type) || typeof(time) || typeof(run) || typeof(payload)
        || typeof(previous_hash) || typeof(hash)
      """;

  private static final String TYPES = "texttextintegertexttextblobblob";

  private final long sequence;
  private final byte[] stream;
  private final byte[] type;
  private final long time;
  private final byte[] run;
  private final byte[] payload;
  private final byte[] previousHash;
  private final byte[] hash;
  private final boolean typed;

  private StoredEvent(ResultSet row) throws SQLException {
    sequence = row.getLong(1);
    stream = bytes(row, 2);
    type = bytes(row, 3);
    time = row.getLong(4);
    run = bytes(row, 5);
    payload = bytes(row, 6);
    previousHash = bytes(row, 7);
    hash = bytes(row, 8);
    typed = TYPES.equals(row.getString(9));
  }

  static StoredEvent read(ResultSet row) throws SQLException {
    return new StoredEvent(row);
  }

  private static byte[] bytes(ResultSet row, int column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? new byte[0] : bytes;
  }

  long sequence() {
    return sequence;
  }

  long time() {
    return time;
  }

  String run() {
    return text(run);
  }

  byte[] previousHash() {
    return previousHash;
  }

  byte[] hash() {
    return hash;
  }

  /// Whether every value has the type that it was stored with.
  boolean typed() {
    return typed;
  }

  /// The hash that the content should have.
  byte[] computeHash(EventHash hashing) {
    return hashing.of(previousHash, sequence, time, stream, type, run, payload);
  }

  boolean ofLab() {
    return text(stream).equals(Ledger.LAB_STREAM);
  }

  boolean ofGate() {
    return text(stream).equals(Ledger.GATE_STREAM);
  }

  String type() {
    return text(type);
  }

  String payload() {
    return text(payload);
  }

  /// What the payload says.
  ///
  /// @throws IllegalArgumentException when it cannot be read
  LabEvent labEvent() {
    return LabEventJson.read(text(type), text(payload));
  }

  BrokenEvent broken(Problem problem, String detail) {
    return new BrokenEvent(sequence, text(stream), text(type), text(run), problem, detail);
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
