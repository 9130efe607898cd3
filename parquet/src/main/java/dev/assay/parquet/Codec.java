package dev.assay.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/// How a page is compressed; in the order of the format's numbers.
enum Codec {
  UNCOMPRESSED,
  SNAPPY,
  GZIP,
  LZO,
  BROTLI,
  LZ4,
  ZSTD,
  LZ4_RAW;

  /// No compression of these makes more of its input.
  private static final long MAX_RATIO = 1_100;

  private static final int SMALL = 1 << 16;

  static Codec of(long number) throws ParquetException {
    if (number < 0 || number >= values().length) {
      throw new ParquetException("it is compressed with the unknown codec " + number);
    }
    return values()[(int) number];
  }

  byte[] decompress(ByteCursor in, int length) throws ParquetException {
    if (length < 0 || length > SMALL + in.remaining() * MAX_RATIO) {
      throw new ParquetException(
          "a page of %d bytes cannot hold %d".formatted(in.remaining(), length));
    }
    return switch (this) {
      case UNCOMPRESSED -> in.bytes(length);
      case SNAPPY -> Snappy.decompress(in, length);
      case GZIP -> gunzip(in, length);
      case LZO, BROTLI, LZ4, ZSTD, LZ4_RAW ->
          throw new ParquetException(
              "it is compressed with %s, and this reader knows snappy and gzip; write it again with"
                      .formatted(name().toLowerCase(Locale.ROOT))
                  + " one of these, or as JSON lines");
    };
  }

  private static byte[] gunzip(ByteCursor in, int length) throws ParquetException {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(in.bytes(in.remaining())))) {
      byte[] out = gzip.readNBytes(length);
      if (out.length != length) {
        throw new ParquetException(
            "a page ends after %d of %d bytes".formatted(out.length, length));
      }
      return out;
    } catch (ParquetException e) {
      throw e;
    } catch (IOException e) {
      throw new ParquetException("the gzip stream of a page is damaged", e);
    }
  }
}
