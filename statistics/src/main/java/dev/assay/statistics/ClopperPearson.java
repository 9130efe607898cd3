package dev.assay.statistics;

import java.util.Optional;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/// The exact interval of a proportion, which never promises more than its level and is wider than
/// [Wilson] for it: C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits
/// illustrated in the case of the binomial", Biometrika 26 (1934), 404–413.
public final class ClopperPearson {
  private ClopperPearson() {}

  /// The interval; empty when nothing was scored.
  public static Optional<Interval> interval(Tally tally, Confidence confidence) {
    if (tally.scored() == 0) {
      return Optional.empty();
    }
    var interval =
        BinomialConfidenceInterval.CLOPPER_PEARSON.fromErrorRate(
            tally.scored(), tally.passed(), confidence.errorRate());
    return Optional.of(new Interval(interval.getLowerBound(), interval.getUpperBound()));
  }

  /// As above at 95 %.
  public static Optional<Interval> interval(Tally tally) {
    return interval(tally, Confidence.NINETY_FIVE_PERCENT);
  }
}
