package dev.assay.parquet;

import java.util.Arrays;

/// Small integers as runs of one value and as groups of eight, packed bit by bit.
final class HybridIntegers {
  private HybridIntegers() {}

  /// @param width bits of each integer
  /// @param count of integers
  static int[] read(ByteCursor in, int width, int count) throws ParquetException {
    if (width > Integer.SIZE) {
      throw new ParquetException("integers of " + width + " bits");
    }
    int[] values = new int[count];
    int filled = 0;
    while (filled < count) {
      long header = in.varint();
      long run = header >>> 1;
      if ((header & 1) == 1) {
        filled = packed(in, width, run * 8, values, filled);
      } else {
        int value = (int) in.littleEndian((width + 7) / 8);
        // A run of nothing would never come to an end.
        if (run == 0) {
          throw new ParquetException("a run of no values");
        }
        int end = (int) Math.min(count, filled + run);
        Arrays.fill(values, filled, end, value);
        filled = end;
      }
    }
    return values;
  }

  private static int packed(ByteCursor in, int width, long run, int[] values, int filled)
      throws ParquetException {
    if (run <= 0) {
      throw new ParquetException("a group of no values");
    }
    int end = (int) Math.min(values.length, filled + run);
    ByteCursor group = in.slice((int) Math.min(in.remaining(), run * width / 8));
    long bits = 0;
    int available = 0;
    for (int i = filled; i < end; i++) {
      while (available < width) {
        bits |= (long) group.unsignedByte() << available;
        available += 8;
      }
      values[i] = (int) (bits & (1L << width) - 1);
      bits >>>= width;
      available -= width;
    }
    return end;
  }
}
