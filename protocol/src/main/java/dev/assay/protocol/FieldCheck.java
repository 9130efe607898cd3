package dev.assay.protocol;

/// What the schema's types rule out and Java's do not, checked when a record is made.
final class FieldCheck {
  private static final long MAX_UNSIGNED_32 = 0xFFFF_FFFFL;

  private FieldCheck() {}

  /// Refuses what Rust's `u32` cannot hold.
  static void unsigned32(String field, long value) {
    if (value < 0 || value > MAX_UNSIGNED_32) {
      throw new InvalidFieldException(
          field, "must be from 0 to " + MAX_UNSIGNED_32 + ", not " + value);
    }
  }

  /// Refuses NaN and the infinities, which JSON does not have.
  static void finite(String field, double value) {
    if (!Double.isFinite(value)) {
      throw new InvalidFieldException(field, "must be a finite number, not " + value);
    }
  }
}
