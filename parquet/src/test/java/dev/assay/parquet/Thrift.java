package dev.assay.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes structs of Thrift's compact protocol, as far as the tests need them.
final class Thrift {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int last;

  Thrift integer(int field, long value) {
    header(field, 6);
    varint((value << 1) ^ (value >> 63));
    return this;
  }

  Thrift flag(int field, boolean value) {
    header(field, value ? 1 : 2);
    return this;
  }

  Thrift text(int field, String value) {
    header(field, 8);
    text(value);
    return this;
  }

  Thrift struct(int field, Thrift value) {
    header(field, 12);
    out.writeBytes(value.bytes());
    return this;
  }

  Thrift structs(int field, List<Thrift> values) {
    list(field, 12, values.size());
    values.forEach(value -> out.writeBytes(value.bytes()));
    return this;
  }

  Thrift texts(int field, List<String> values) {
    list(field, 8, values.size());
    values.forEach(this::text);
    return this;
  }

  byte[] bytes() {
    byte[] fields = out.toByteArray();
    return java.util.Arrays.copyOf(fields, fields.length + 1);
  }

  private void list(int field, int type, int size) {
    header(field, 9);
    out.write(0xf0 | type);
    varint(size);
  }

  private void text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    varint(bytes.length);
    out.writeBytes(bytes);
  }

  private void header(int field, int type) {
    out.write((field - last) << 4 | type);
    last = field;
  }

  private void varint(long value) {
    long rest = value;
    while (rest >>> 7 != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
