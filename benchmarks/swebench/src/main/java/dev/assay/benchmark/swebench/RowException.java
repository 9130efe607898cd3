package dev.assay.benchmark.swebench;

/// A row that cannot be used.
final class RowException extends Exception {
  private static final long serialVersionUID = 1L;

  /// @param place file and row
  /// @param problem names the field
  RowException(String place, String problem) {
    super(place + ": " + problem);
  }
}
