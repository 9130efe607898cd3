package dev.assay.parquet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A struct of Thrift's compact protocol, by field number. It knows no schema: what is not asked
/// for is not looked at, as later versions of the format add fields.
final class ThriftStruct {
  private static final int MAX_DEPTH = 32;

  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int BYTE = 3;
  private static final int DOUBLE = 7;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int SET = 10;
  private static final int MAP = 11;
  private static final int STRUCT = 12;

  private final Map<Integer, Object> fields;

  private ThriftStruct(Map<Integer, Object> fields) {
    this.fields = fields;
  }

  static ThriftStruct read(ByteCursor in) throws ParquetException {
    return struct(in, 0);
  }

  /// @throws ParquetException when the field is absent or no integer
  long integer(int field) throws ParquetException {
    return required(field, Long.class);
  }

  long integer(int field, long otherwise) throws ParquetException {
    return fields.containsKey(field) ? integer(field) : otherwise;
  }

  boolean flag(int field, boolean otherwise) throws ParquetException {
    return fields.containsKey(field) ? required(field, Boolean.class) : otherwise;
  }

  String text(int field) throws ParquetException {
    return new String(required(field, byte[].class), StandardCharsets.UTF_8);
  }

  ThriftStruct struct(int field) throws ParquetException {
    return required(field, ThriftStruct.class);
  }

  List<ThriftStruct> structs(int field) throws ParquetException {
    return elements(field, ThriftStruct.class);
  }

  List<String> texts(int field) throws ParquetException {
    return elements(field, byte[].class).stream()
        .map(text -> new String(text, StandardCharsets.UTF_8))
        .toList();
  }

  private <T> List<T> elements(int field, Class<T> type) throws ParquetException {
    List<T> elements = new ArrayList<>();
    for (Object element : required(field, List.class)) {
      elements.add(cast(field, element, type));
    }
    return elements;
  }

  private <T> T required(int field, Class<T> type) throws ParquetException {
    Object value = fields.get(field);
    if (value == null) {
      throw new ParquetException("field " + field + " of the metadata is missing");
    }
    return cast(field, value, type);
  }

  private static <T> T cast(int field, Object value, Class<T> type) throws ParquetException {
    if (!type.isInstance(value)) {
      throw new ParquetException("field " + field + " of the metadata is of a wrong type");
    }
    return type.cast(value);
  }

  private static ThriftStruct struct(ByteCursor in, int depth) throws ParquetException {
    if (depth > MAX_DEPTH) {
      throw new ParquetException("the metadata is nested more than " + MAX_DEPTH + " deep");
    }
    Map<Integer, Object> fields = new HashMap<>();
    int field = 0;
    for (int header = in.unsignedByte(); header != 0; header = in.unsignedByte()) {
      int step = header >> 4;
      field = step == 0 ? (int) zigzag(in) : field + step;
      int type = header & 0xf;
      boolean flag = type == TRUE || type == FALSE;
      fields.put(field, flag ? (Object) (type == TRUE) : value(in, type, depth));
    }
    return new ThriftStruct(fields);
  }

  private static Object value(ByteCursor in, int type, int depth) throws ParquetException {
    return switch (type) {
      // Within a list, a flag is a byte.
      case TRUE, FALSE -> in.unsignedByte() == TRUE;
      case BYTE -> (long) (byte) in.unsignedByte();
      case 4, 5, 6 -> zigzag(in);
      case DOUBLE -> Double.longBitsToDouble(in.littleEndian(Long.BYTES));
      case BINARY -> in.bytes(in.length());
      case LIST, SET -> list(in, depth);
      case MAP -> map(in, depth);
      case STRUCT -> struct(in, depth + 1);
      default -> throw new ParquetException("the metadata has a field of unknown type " + type);
    };
  }

  private static List<Object> list(ByteCursor in, int depth) throws ParquetException {
    int header = in.unsignedByte();
    // Each element has a byte at least.
    int size = in.checkedLength(header >> 4 == 15 ? in.varint() : header >> 4);
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      elements.add(value(in, header & 0xf, depth + 1));
    }
    return elements;
  }

  private static Map<Object, Object> map(ByteCursor in, int depth) throws ParquetException {
    Map<Object, Object> entries = new HashMap<>();
    int size = in.length();
    int types = size == 0 ? 0 : in.unsignedByte();
    for (int i = 0; i < size; i++) {
      Object key = value(in, types >> 4, depth + 1);
      entries.put(key, value(in, types & 0xf, depth + 1));
    }
    return entries;
  }

  private static long zigzag(ByteCursor in) throws ParquetException {
    long value = in.varint();
    return value >>> 1 ^ -(value & 1);
  }
}
