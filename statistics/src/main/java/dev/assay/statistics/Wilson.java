package dev.assay.statistics;

import java.util.Optional;

/// The score interval of a proportion, without continuity correction: E. B. Wilson, "Probable
/// inference, the law of succession, and statistical inference", JASA 22 (1927), 209–212; method 3
/// of R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872.
///
/// Right for independent tries. Several samples of one task are not: see [ClusteredAccuracy].
public final class Wilson {
  private Wilson() {}

  /// The interval; empty when nothing was scored.
  public static Optional<Interval> interval(Tally tally, Confidence confidence) {
    if (tally.scored() == 0) {
      return Optional.empty();
    }
    return Optional.of(interval(tally.requiredRate(), tally.scored(), confidence));
  }

  /// As above at 95 %.
  public static Optional<Interval> interval(Tally tally) {
    return interval(tally, Confidence.NINETY_FIVE_PERCENT);
  }

  /// The same formula where the number of tries is an effective one and need not be whole.
  static Interval interval(double rate, double size, Confidence confidence) {
    double z = confidence.normalQuantile();
    double scale = 1 + z * z / size;
    double centre = (rate + z * z / (2 * size)) / scale;
    double half = z * Math.sqrt(rate * (1 - rate) / size + z * z / (4 * size * size)) / scale;
    // Exactly zero or one at the ends, where rounding would leave a trace.
    double low = rate == 0 ? 0 : Math.max(0, centre - half);
    double high = rate == 1 ? 1 : Math.min(1, centre + half);
    return new Interval(low, high);
  }
}
