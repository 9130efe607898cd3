package dev.assay.gate;

/// A series that was begun, whatever became of it.
///
/// @param sequence its place in the record
/// @param series its name
/// @param commit that was measured
/// @param purpose what it was measured for
record Try(long sequence, String series, String commit, Purpose purpose) {
  enum Purpose {
    /// To become the baseline.
    BASELINE,
    /// As a sample of a candidate, to be compared with the baseline's.
    SAMPLE,
    /// As a candidate in turn with the baseline, pair by pair.
    PAIRS
  }
}
