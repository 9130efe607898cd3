package dev.assay.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// A Parquet file of one optional column of texts, written by hand.
///
/// @param rows the values; empty for null
/// @param codec the number of the compression
/// @param dictionary whether values are written once and referred to
/// @param secondVersion whether the page is one of version 2
/// @param encoding what the page says its values are written in
record SmallTable(
    List<Optional<String>> rows,
    int codec,
    boolean dictionary,
    boolean secondVersion,
    int encoding) {
  static SmallTable of(List<String> rows) {
    return new SmallTable(rows.stream().map(Optional::of).toList(), 0, false, false, 0);
  }

  SmallTable withCodec(int newCodec) {
    return new SmallTable(rows, newCodec, dictionary, secondVersion, encoding);
  }

  SmallTable withEncoding(int newEncoding) {
    return new SmallTable(rows, codec, dictionary, secondVersion, newEncoding);
  }

  byte[] bytes() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes("PAR1".getBytes(StandardCharsets.UTF_8));
    Thrift description =
        new Thrift()
            .integer(1, Column.BYTE_ARRAY)
            .texts(3, List.of("text"))
            .integer(4, codec)
            .integer(5, rows.size());
    int start = file.size();
    List<String> values = rows.stream().flatMap(Optional::stream).toList();
    List<String> distinct = values.stream().distinct().toList();
    if (dictionary) {
      page(file, 2, plain(distinct), 7, new Thrift().integer(1, distinct.size()).integer(2, 0));
    }
    int data = file.size();
    byte[] content = dictionary ? references(values, distinct) : plain(values);
    byte[] levels = definitions();
    if (secondVersion) {
      pageOfVersion2(file, levels, content);
    } else {
      ByteArrayOutputStream page = new ByteArrayOutputStream();
      page.writeBytes(integer(levels.length));
      page.writeBytes(levels);
      page.writeBytes(content);
      Thrift header = new Thrift().integer(1, rows.size()).integer(2, writtenEncoding());
      page(file, 0, page.toByteArray(), 5, header.integer(3, 3).integer(4, 3));
    }
    description.integer(6, file.size() - start).integer(7, file.size() - start).integer(9, data);
    if (dictionary) {
      description.integer(11, start);
    }
    byte[] footer = footer(description).bytes();
    file.writeBytes(footer);
    file.writeBytes(integer(footer.length));
    file.writeBytes("PAR1".getBytes(StandardCharsets.UTF_8));
    return file.toByteArray();
  }

  private int writtenEncoding() {
    return dictionary ? 8 : encoding;
  }

  private Thrift footer(Thrift description) {
    Thrift root = new Thrift().text(4, "schema").integer(5, 1);
    Thrift column = new Thrift().integer(1, Column.BYTE_ARRAY).integer(3, 1).text(4, "text");
    Thrift group =
        new Thrift()
            .structs(1, List.of(new Thrift().integer(2, 4).struct(3, description)))
            .integer(2, 1)
            .integer(3, rows.size());
    return new Thrift()
        .integer(1, 2)
        .structs(2, List.of(root, column))
        .integer(3, rows.size())
        .structs(4, List.of(group));
  }

  private void page(
      ByteArrayOutputStream file, int type, byte[] content, int field, Thrift header) {
    byte[] compressed = compressed(content);
    file.writeBytes(
        new Thrift()
            .integer(1, type)
            .integer(2, content.length)
            .integer(3, compressed.length)
            .struct(field, header)
            .bytes());
    file.writeBytes(compressed);
  }

  private void pageOfVersion2(ByteArrayOutputStream file, byte[] levels, byte[] content) {
    byte[] compressed = compressed(content);
    Thrift header =
        new Thrift()
            .integer(1, rows.size())
            .integer(2, rows.stream().filter(Optional::isEmpty).count())
            .integer(3, rows.size())
            .integer(4, writtenEncoding())
            .integer(5, levels.length)
            .integer(6, 0)
            .flag(7, true);
    file.writeBytes(
        new Thrift()
            .integer(1, 3)
            .integer(2, levels.length + content.length)
            .integer(3, levels.length + compressed.length)
            .struct(8, header)
            .bytes());
    file.writeBytes(levels);
    file.writeBytes(compressed);
  }

  /// Runs of one value each.
  private byte[] definitions() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Optional<String> row : rows) {
      out.write(1 << 1);
      out.write(row.isPresent() ? 1 : 0);
    }
    return out.toByteArray();
  }

  /// Packed groups of eight, in eight bits each.
  private static byte[] references(List<String> values, List<String> distinct) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(8);
    int groups = (values.size() + 7) / 8;
    out.write(groups << 1 | 1);
    for (int i = 0; i < groups * 8; i++) {
      out.write(i < values.size() ? distinct.indexOf(values.get(i)) : 0);
    }
    return out.toByteArray();
  }

  private static byte[] plain(List<String> values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String value : values) {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      out.writeBytes(integer(bytes.length));
      out.writeBytes(bytes);
    }
    return out.toByteArray();
  }

  private byte[] compressed(byte[] content) {
    return switch (codec) {
      case 1 -> snappy(content);
      case 2 -> gzip(content);
      default -> content;
    };
  }

  /// The first byte as a literal, then copies of one byte before, then literals.
  private static byte[] snappy(byte[] content) {
    List<byte[]> parts = new ArrayList<>();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int rest = content.length;
    while (rest >>> 7 != 0) {
      out.write((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
    for (int i = 0; i < content.length; ) {
      int same = i;
      while (i > 0 && same < content.length && same - i < 64 && content[same] == content[i - 1]) {
        same++;
      }
      if (same - i >= 4) {
        parts.add(new byte[] {(byte) ((same - i - 1) << 2 | 2), 1, 0});
        i = same;
      } else {
        parts.add(new byte[] {0, content[i++]});
      }
    }
    parts.forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] integer(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }
}
