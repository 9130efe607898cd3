package dev.assay.gate;

/// What kind of question a benchmark answers.
public enum Tier {
  /// Whether the output is, byte for byte, what it was when its reference was frozen.
  CORRECTNESS,
  /// Whether a metric of speed or size became better.
  PERFORMANCE,
  /// Whether a metric of how good an answer is became better.
  QUALITY
}
