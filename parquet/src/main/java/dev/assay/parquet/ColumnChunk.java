package dev.assay.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/// The values of one column in one group of rows.
///
/// @param description the format's `ColumnMetaData`
record ColumnChunk(Column column, ThriftStruct description) {
  private static final int MAX_VALUES = 1 << 24;

  private static final int DATA_PAGE = 0;
  private static final int DICTIONARY_PAGE = 2;
  private static final int DATA_PAGE_V2 = 3;

  private static final int PLAIN = 0;
  private static final int PLAIN_DICTIONARY = 2;
  private static final int RLE_DICTIONARY = 8;

  /// One value for each row.
  List<ParquetValue> read(FileChannel file, long rows) throws IOException {
    if (column.repetition() > 1) {
      throw new ParquetException("it holds lists of lists");
    }
    Codec codec = Codec.of(description.integer(4));
    RowAssembly assembly = new RowAssembly(column);
    List<String> dictionary = List.of();
    ByteCursor in = content(file);
    while (assembly.rows() < rows || in.remaining() > 0) {
      ThriftStruct header = ThriftStruct.read(in);
      ByteCursor page = in.slice(in.checkedLength(header.integer(3)));
      int length = Math.clamp(header.integer(2), -1, Integer.MAX_VALUE);
      switch ((int) header.integer(1)) {
        case DICTIONARY_PAGE ->
            dictionary =
                plain(new ByteCursor(codec.decompress(page, length)), header.struct(7).integer(1));
        case DATA_PAGE ->
            dataPage(
                header.struct(5),
                new ByteCursor(codec.decompress(page, length)),
                dictionary,
                assembly);
        case DATA_PAGE_V2 ->
            dataPageV2(header.struct(8), page, length, codec, dictionary, assembly);
        default -> {
          // An index of pages says nothing that is needed.
        }
      }
    }
    return assembly.values(rows);
  }

  private ByteCursor content(FileChannel file) throws IOException {
    long data = description.integer(9);
    long start = Math.min(data, description.integer(11, data));
    // Some writers give 0 for a dictionary that is not there.
    start = start <= 0 ? data : start;
    long length = description.integer(7);
    if (start < 0 || length < 0 || length > Integer.MAX_VALUE || start + length > file.size()) {
      throw new ParquetException(
          "its values are at byte %d of a file of %d; the file is cut or damaged"
              .formatted(start + length, file.size()));
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) length);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, start + bytes.position()) < 0) {
        throw new ParquetException("the file was cut while it was read");
      }
    }
    return new ByteCursor(bytes.array());
  }

  private void dataPage(
      ThriftStruct header, ByteCursor page, List<String> dictionary, RowAssembly assembly)
      throws ParquetException {
    int count = count(header.integer(1));
    int[] repetitions = levels(page, column.repetition(), count);
    int[] definitions = levels(page, column.definition(), count);
    int present = present(definitions);
    assembly.add(repetitions, definitions, values(page, header.integer(2), present, dictionary));
  }

  private void dataPageV2(
      ThriftStruct header,
      ByteCursor page,
      int length,
      Codec codec,
      List<String> dictionary,
      RowAssembly assembly)
      throws ParquetException {
    int count = count(header.integer(1));
    int repetitionBytes = page.checkedLength(header.integer(6));
    ByteCursor repetitions = page.slice(repetitionBytes);
    int definitionBytes = page.checkedLength(header.integer(5));
    ByteCursor definitions = page.slice(definitionBytes);
    int[] repetitionLevels =
        column.repetition() == 0 ? new int[count] : HybridIntegers.read(repetitions, 1, count);
    int[] definitionLevels = HybridIntegers.read(definitions, width(column.definition()), count);
    Codec used = header.flag(7, true) ? codec : Codec.UNCOMPRESSED;
    ByteCursor content =
        new ByteCursor(used.decompress(page, length - repetitionBytes - definitionBytes));
    assembly.add(
        repetitionLevels,
        definitionLevels,
        values(content, header.integer(4), present(definitionLevels), dictionary));
  }

  private int present(int[] definitions) {
    int present = 0;
    for (int level : definitions) {
      present += level == column.definition() ? 1 : 0;
    }
    return present;
  }

  private static int count(long announced) throws ParquetException {
    if (announced < 0 || announced > MAX_VALUES) {
      throw new ParquetException("a page of " + announced + " values");
    }
    return (int) announced;
  }

  private static int[] levels(ByteCursor page, int highest, int count) throws ParquetException {
    if (highest == 0) {
      return new int[count];
    }
    ByteCursor packed = page.slice(page.checkedLength(page.littleEndian(4)));
    return HybridIntegers.read(packed, width(highest), count);
  }

  private static int width(int highest) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(highest);
  }

  private List<String> values(ByteCursor page, long encoding, int count, List<String> dictionary)
      throws ParquetException {
    return switch ((int) encoding) {
      case PLAIN -> plain(page, count);
      case PLAIN_DICTIONARY, RLE_DICTIONARY -> looked(page, count, dictionary);
      default ->
          throw new ParquetException(
              "its values are written in encoding %d, and this reader knows plain ones and"
                      .formatted(encoding)
                  + " dictionaries");
    };
  }

  private static List<String> looked(ByteCursor page, int count, List<String> dictionary)
      throws ParquetException {
    List<String> values = new ArrayList<>();
    if (count == 0) {
      return values;
    }
    int width = page.unsignedByte();
    for (int index : HybridIntegers.read(page, width, count)) {
      if (index < 0 || index >= dictionary.size()) {
        throw new ParquetException(
            "entry %d of a dictionary of %d is asked for".formatted(index, dictionary.size()));
      }
      values.add(dictionary.get(index));
    }
    return values;
  }

  private List<String> plain(ByteCursor page, long count) throws ParquetException {
    List<String> values = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      values.add(
          switch ((int) column.type()) {
            case Column.BYTE_ARRAY -> page.text(page.checkedLength(page.littleEndian(4)));
            case Column.INT32 -> Integer.toString((int) page.littleEndian(4));
            case Column.INT64 -> Long.toString(page.littleEndian(8));
            default ->
                throw new ParquetException(
                    "it holds neither texts nor integers, but physical type " + column.type());
          });
    }
    return values;
  }
}
