package dev.assay.protocol;

import java.math.BigInteger;

/// A whole number from 0 to 2^64 - 1, all bits kept: Rust's `u64`, and its `usize` on a 64-bit
/// machine. Seeds use the whole range, and the largest value often stands for "no limit".
///
/// @param bits the number as Java's unsigned arithmetic takes it, see [Long#compareUnsigned]: a
///   number above 2^63 - 1 is negative here
public record Unsigned64(long bits) implements Comparable<Unsigned64> {
  /// The smallest number.
  public static final Unsigned64 ZERO = new Unsigned64(0);

  /// The largest number, 18446744073709551615.
  public static final Unsigned64 MAX = new Unsigned64(-1);

  /// An ordinary number.
  ///
  /// @throws IllegalArgumentException when it is negative
  public static Unsigned64 of(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("an unsigned number cannot be " + value);
    }
    return new Unsigned64(value);
  }

  /// A number of any size.
  ///
  /// @throws IllegalArgumentException when it is not from 0 to 2^64 - 1
  public static Unsigned64 of(BigInteger value) {
    if (value.signum() < 0 || value.bitLength() > Long.SIZE) {
      throw new IllegalArgumentException("not from 0 to " + MAX + ": " + value);
    }
    return new Unsigned64(value.longValue());
  }

  /// The number as a `long`.
  ///
  /// @throws ArithmeticException when it is above 2^63 - 1
  public long toLong() {
    if (bits < 0) {
      throw new ArithmeticException(this + " is more than a long holds");
    }
    return bits;
  }

  /// The number as a `long`, or the largest `long` when it is above that; for limits and timeouts.
  public long toLongSaturated() {
    return bits < 0 ? Long.MAX_VALUE : bits;
  }

  /// The number.
  public BigInteger toBigInteger() {
    return new BigInteger(toString());
  }

  @Override
  public int compareTo(Unsigned64 other) {
    return Long.compareUnsigned(bits, other.bits);
  }

  /// The number in decimal.
  @Override
  public String toString() {
    return Long.toUnsignedString(bits);
  }
}
