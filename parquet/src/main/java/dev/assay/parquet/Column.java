package dev.assay.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A column of the schema.
///
/// @param path the names from the root to it
/// @param type the number of its physical type
/// @param definition the highest definition level: that of a value that is there
/// @param repetition the highest repetition level: 1 within a list
/// @param listDefinition the definition level of a list that has an element; 0 without a list
record Column(List<String> path, long type, int definition, int repetition, int listDefinition) {
  static final int INT32 = 1;
  static final int INT64 = 2;
  static final int BYTE_ARRAY = 6;

  private static final int OPTIONAL = 1;
  private static final int REPEATED = 2;
  private static final int MAX_DEPTH = 32;

  Column {
    path = List.copyOf(path);
  }

  String name() {
    return path.getFirst();
  }

  /// The columns of a schema whose first name is one of these.
  static List<Column> of(List<ThriftStruct> schema, Set<String> names) throws ParquetException {
    List<Column> columns = new ArrayList<>();
    if (schema.isEmpty()) {
      throw new ParquetException("its schema is empty");
    }
    int next = 1;
    for (long i = schema.getFirst().integer(5, 0); i > 0; i--) {
      next = add(schema, next, new Column(List.of(""), -1, 0, 0, 0), columns);
    }
    columns.removeIf(column -> !names.contains(column.name()));
    return columns;
  }

  private static int add(List<ThriftStruct> schema, int index, Column parent, List<Column> columns)
      throws ParquetException {
    if (index >= schema.size() || parent.path.size() > MAX_DEPTH) {
      throw new ParquetException("its schema names more fields than it has");
    }
    ThriftStruct field = schema.get(index);
    Column column = parent.child(field);
    long children = field.integer(5, 0);
    if (children == 0) {
      columns.add(column);
      return index + 1;
    }
    int next = index + 1;
    for (long i = 0; i < children; i++) {
      next = add(schema, next, column, columns);
    }
    return next;
  }

  private Column child(ThriftStruct field) throws ParquetException {
    List<String> names = new ArrayList<>(path);
    names.remove("");
    names.add(field.text(4));
    long kind = field.integer(3, 0);
    int level = definition + (kind == OPTIONAL || kind == REPEATED ? 1 : 0);
    return new Column(
        names,
        field.integer(1, -1),
        level,
        repetition + (kind == REPEATED ? 1 : 0),
        kind == REPEATED ? level : listDefinition);
  }
}
