package dev.assay.parquet;

/// The Snappy format without frames: a length, then literals and copies of what was written.
final class Snappy {
  private Snappy() {}

  /// @param length of the result, as the page's header tells
  /// @throws ParquetException when the input is damaged or gives another length
  static byte[] decompress(ByteCursor in, int length) throws ParquetException {
    long announced = in.varint();
    if (announced != length) {
      throw new ParquetException(
          "a page has %d bytes by its header and %d by its content".formatted(length, announced));
    }
    byte[] out = new byte[length];
    int written = 0;
    while (in.remaining() > 0) {
      int tag = in.unsignedByte();
      written =
          switch (tag & 3) {
            case 0 -> literal(in, tag >> 2, out, written);
            case 1 -> copy(out, written, (tag >> 5) << 8 | in.unsignedByte(), (tag >> 2 & 7) + 4);
            case 2 -> copy(out, written, in.littleEndian(2), (tag >> 2) + 1);
            default -> copy(out, written, in.littleEndian(4), (tag >> 2) + 1);
          };
    }
    if (written != length) {
      throw new ParquetException("a page ends after %d of %d bytes".formatted(written, length));
    }
    return out;
  }

  private static int literal(ByteCursor in, int size, byte[] out, int written)
      throws ParquetException {
    // From 60 on, the size stands in the next one to four bytes.
    long count = (size < 60 ? size : in.littleEndian(size - 59)) + 1;
    checkRoom(out, written, count);
    System.arraycopy(in.bytes(in.checkedLength(count)), 0, out, written, (int) count);
    return written + (int) count;
  }

  private static int copy(byte[] out, int written, long distance, int count)
      throws ParquetException {
    if (distance < 1 || distance > written) {
      throw new ParquetException("a page copies from before its start");
    }
    checkRoom(out, written, count);
    // What is copied may overlap with what is being written.
    for (int i = written; i < written + count; i++) {
      out[i] = out[i - (int) distance];
    }
    return written + count;
  }

  private static void checkRoom(byte[] out, int written, long count) throws ParquetException {
    if (count > out.length - written) {
      throw new ParquetException("a page is longer than its header tells");
    }
  }
}
