package dev.assay.parquet;

import java.io.IOException;

/// A file that is no Parquet file, is damaged, or uses what this reader does not know.
public final class ParquetException extends IOException {
  private static final long serialVersionUID = 1L;

  /// @param message what is wrong and, where it is known, in which column
  public ParquetException(String message) {
    super(message);
  }

  /// @param message what is wrong and, where it is known, in which column
  public ParquetException(String message, Throwable cause) {
    super(message, cause);
  }
}
