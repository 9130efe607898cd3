package dev.assay.gate;

/// A series that was begun, whatever became of it.
///
/// @param sequence its place in the record
/// @param series its name
/// @param commit that was measured
/// @param purpose what it was measured for
/// @param chosen whether who asked for it named the meta-seed
record Try(long sequence, String series, String commit, Purpose purpose, boolean chosen) {
  enum Purpose {
    /// To become the baseline.
    BASELINE,
    /// As a sample of a candidate, to be compared with the baseline's.
    SAMPLE,
    /// To see how much the machine alone makes of nothing.
    CALIBRATION,
    /// As a candidate in turn with the baseline, pair by pair.
    PAIRS;

    /// Whether it is a try to have a candidate promoted.
    boolean isOfCandidate() {
      return switch (this) {
        case SAMPLE, PAIRS -> true;
        case BASELINE, CALIBRATION -> false;
      };
    }
  }
}
