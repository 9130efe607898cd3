package dev.assay.parquet;

import java.util.List;

/// What one row holds in one column.
public sealed interface ParquetValue {
  /// A text, or an integer in decimal.
  record Text(String text) implements ParquetValue {}

  /// A list of texts. Elements that are null in the file are left out.
  record Texts(List<String> texts) implements ParquetValue {
    public Texts {
      texts = List.copyOf(texts);
    }
  }

  /// Nothing.
  record Absent() implements ParquetValue {}
}
