package dev.assay.parquet;

import java.nio.charset.StandardCharsets;

/// Reads forward through a part of an array. Every read is checked against its end.
final class ByteCursor {
  private final byte[] bytes;
  private final int end;
  private int position;

  ByteCursor(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private ByteCursor(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  int remaining() {
    return end - position;
  }

  int unsignedByte() throws ParquetException {
    require(1);
    return bytes[position++] & 0xff;
  }

  /// An integer of `width` bytes, the least significant first.
  long littleEndian(int width) throws ParquetException {
    require(width);
    long value = 0;
    for (int i = width - 1; i >= 0; i--) {
      value = value << 8 | (bytes[position + i] & 0xff);
    }
    position += width;
    return value;
  }

  /// Seven bits a byte, the least significant first.
  long varint() throws ParquetException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = unsignedByte();
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new ParquetException("an integer is longer than ten bytes");
  }

  /// A length, as a [#varint].
  int length() throws ParquetException {
    return checkedLength(varint());
  }

  int checkedLength(long length) throws ParquetException {
    if (length < 0 || length > remaining()) {
      throw new ParquetException(
          "%d bytes are announced where %d are left".formatted(length, remaining()));
    }
    return (int) length;
  }

  /// The next bytes, with a cursor of their own.
  ByteCursor slice(int length) throws ParquetException {
    require(length);
    position += length;
    return new ByteCursor(bytes, position - length, position);
  }

  byte[] bytes(int length) throws ParquetException {
    byte[] copy = new byte[checkedLength(length)];
    System.arraycopy(bytes, position, copy, 0, length);
    position += length;
    return copy;
  }

  String text(int length) throws ParquetException {
    require(length);
    position += length;
    return new String(bytes, position - length, length, StandardCharsets.UTF_8);
  }

  private void require(int count) throws ParquetException {
    checkedLength(count);
  }
}
