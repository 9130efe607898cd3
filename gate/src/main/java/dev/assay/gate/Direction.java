package dev.assay.gate;

/// Which way a metric is better.
public enum Direction {
  MINIMIZE,
  MAXIMIZE;

  /// The metric, turned where it has to be so that greater is better.
  double oriented(double metric) {
    return switch (this) {
      case MINIMIZE -> 0 - metric; // and not -0.0 for zero, which would sort apart
      case MAXIMIZE -> metric;
    };
  }
}
