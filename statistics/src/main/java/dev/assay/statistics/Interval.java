package dev.assay.statistics;

/// A closed interval of real numbers, for instance what is known about an accuracy.
///
/// @param low the lower end
/// @param high the upper end, not below `low`
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("not an interval: from " + low + " to " + high);
    }
  }

  /// The length, zero for a single point.
  public double width() {
    return high - low;
  }

  /// Whether the value lies within, the ends included.
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /// Whether the two have a point in common. Two overlapping intervals do not mean that the data
  /// cannot tell the estimates apart: [Tiers] tests that.
  public boolean overlaps(Interval other) {
    return low <= other.high && other.low <= high;
  }
}
