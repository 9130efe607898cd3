package dev.assay.benchmark.swebench;

/// Takes what a file holds, row by row.
interface RowSink {
  void row(Row row);

  /// @param problem names file and row; reading goes on
  void problem(String problem);
}
