package dev.assay.ledger;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/// The hash that chains an event to the one before it: SHA-256 over these bytes, in this order.
///
/// | bytes | what |
/// |---|---|
/// | 32 | the previous event's hash; zeros for the first event |
/// | 8 | the sequence, big-endian |
/// | 8 | the time in nanoseconds since 1970-01-01T00:00:00Z, big-endian two's complement |
/// | 4 + n | the stream: the length of its UTF-8 bytes, big-endian, and the bytes |
/// | 4 + n | the type, likewise |
/// | 4 + n | the run, likewise; no bytes where the event belongs to no run |
/// | 4 + n | the payload, likewise |
///
/// The lengths make the bytes unambiguous: no two different events share them.
final class EventHash {
  /// Bytes of a hash.
  static final int LENGTH = 32;

  private static final long NANOS = 1_000_000_000L;

  private final MessageDigest digest;
  private final ByteBuffer numbers = ByteBuffer.allocate(2 * Long.BYTES);
  private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);

  EventHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }

  /// What stands before the first event.
  static byte[] start() {
    return new byte[LENGTH];
  }

  /// @param texts UTF-8 bytes of stream, type, run and payload
  byte[] of(byte[] previous, long sequence, long time, byte[]... texts) {
    digest.update(previous);
    digest.update(numbers.clear().putLong(sequence).putLong(time).flip());
    for (byte[] text : texts) {
      digest.update(length.clear().putInt(text.length).flip());
      digest.update(text);
    }
    return digest.digest();
  }

  static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  /// @throws ArithmeticException for an instant before 1677 or after 2262
  static long nanos(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano());
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
  }
}
