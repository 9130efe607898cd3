package dev.assay.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads tables of texts out of [Parquet](https://parquet.apache.org/docs/file-format/) files, as
/// data sets are published: columns of texts, integers and lists of texts; plain or by dictionary;
/// not compressed, or with Snappy or gzip. It has no need of other libraries.
public final class ParquetReader {
  private static final String MAGIC = "PAR1";
  private static final int TAIL = 8;

  private ParquetReader() {}

  /// The rows of a file, in order. Columns that the file does not have no row has.
  ///
  /// @param columns the names of those that are wanted; others are not looked at
  /// @throws ParquetException when the file is cut, damaged, or of a kind that this reader does not
  ///   know
  public static List<Map<String, ParquetValue>> read(Path path, Set<String> columns)
      throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      ThriftStruct footer = footer(file);
      List<Column> wanted = Column.of(footer.structs(2), columns);
      if (wanted.isEmpty()) {
        throw new ParquetException("it has none of the columns " + String.join(", ", columns));
      }
      List<Map<String, ParquetValue>> rows = new ArrayList<>();
      for (ThriftStruct group : footer.structs(4)) {
        rows.addAll(group(file, group, wanted));
      }
      if (rows.size() != footer.integer(3)) {
        throw new ParquetException(
            "it has %d rows, and %d by its footer".formatted(rows.size(), footer.integer(3)));
      }
      return rows;
    }
  }

  private static ThriftStruct footer(FileChannel file) throws IOException {
    long size = file.size();
    if (size < MAGIC.length() + TAIL || !magicAt(file, 0)) {
      throw new ParquetException("it is no Parquet file: it does not begin with " + MAGIC);
    }
    if (!magicAt(file, size - MAGIC.length())) {
      throw new ParquetException("it is cut: it does not end with " + MAGIC);
    }
    long length = bytes(file, size - TAIL, Integer.BYTES).littleEndian(Integer.BYTES);
    if (length > size - TAIL - MAGIC.length()) {
      throw new ParquetException("it is cut: its footer of " + length + " bytes is not all there");
    }
    return ThriftStruct.read(bytes(file, size - TAIL - length, (int) length));
  }

  private static boolean magicAt(FileChannel file, long position) throws IOException {
    byte[] found = bytes(file, position, MAGIC.length()).bytes(MAGIC.length());
    return new String(found, StandardCharsets.ISO_8859_1).equals(MAGIC);
  }

  private static ByteCursor bytes(FileChannel file, long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, position + buffer.position()) < 0) {
        throw new ParquetException("the file was cut while it was read");
      }
    }
    return new ByteCursor(buffer.array());
  }

  private static List<Map<String, ParquetValue>> group(
      FileChannel file, ThriftStruct group, List<Column> columns) throws IOException {
    long count = group.integer(3);
    List<Map<String, ParquetValue>> rows = new ArrayList<>();
    for (ThriftStruct chunk : group.structs(1)) {
      ThriftStruct description = chunk.struct(3);
      List<String> path = description.texts(3);
      for (Column column : columns) {
        if (column.path().equals(path)) {
          put(column.name(), values(file, new ColumnChunk(column, description), count), rows);
        }
      }
    }
    return rows;
  }

  private static void put(
      String name, List<ParquetValue> values, List<Map<String, ParquetValue>> rows) {
    for (int i = 0; i < values.size(); i++) {
      if (i == rows.size()) {
        rows.add(new LinkedHashMap<>());
      }
      rows.get(i).put(name, values.get(i));
    }
  }

  private static List<ParquetValue> values(FileChannel file, ColumnChunk chunk, long count)
      throws IOException {
    try {
      return chunk.read(file, count);
    } catch (ParquetException e) {
      throw new ParquetException(
          "column %s: %s".formatted(chunk.column().name(), e.getMessage()), e);
    }
  }
}
