package dev.assay.parquet;

import java.util.ArrayList;
import java.util.List;

/// Puts the values of a column back into rows, by their levels.
final class RowAssembly {
  private final Column column;
  private final List<ParquetValue> finished = new ArrayList<>();
  private final List<String> elements = new ArrayList<>();
  private boolean open;
  private boolean absent;

  RowAssembly(Column column) {
    this.column = column;
  }

  int rows() {
    return finished.size() + (open ? 1 : 0);
  }

  /// @param values those whose definition level is the column's own
  void add(int[] repetitions, int[] definitions, List<String> values) throws ParquetException {
    int next = 0;
    for (int i = 0; i < definitions.length; i++) {
      if (definitions[i] > column.definition()) {
        throw new ParquetException("a level is higher than its highest");
      }
      if (repetitions[i] == 0) {
        finish();
        open = true;
        absent = definitions[i] < column.definition();
      } else if (!open) {
        throw new ParquetException("its first value continues a list");
      }
      if (definitions[i] == column.definition()) {
        elements.add(values.get(next++));
      }
      // An empty list is one level below a list with an element; below that, there is no list.
      if (column.repetition() == 1 && definitions[i] >= column.listDefinition() - 1) {
        absent = false;
      }
    }
  }

  /// @throws ParquetException when the column has another number of rows
  List<ParquetValue> values(long rows) throws ParquetException {
    finish();
    if (finished.size() != rows) {
      throw new ParquetException("it has %d rows, not %d".formatted(finished.size(), rows));
    }
    return finished;
  }

  private void finish() {
    if (open) {
      finished.add(value());
    }
    elements.clear();
    open = false;
  }

  private ParquetValue value() {
    if (absent) {
      return new ParquetValue.Absent();
    }
    return column.repetition() == 1
        ? new ParquetValue.Texts(elements)
        : new ParquetValue.Text(elements.getFirst());
  }
}
