package dev.assay.statistics;

/// The interval of the difference of two proportions of the same pairs: R. G. Newcombe, "Improved
/// confidence intervals for the difference between binomial proportions based on paired data"
/// (Statistics in Medicine 17, 1998), method 10. It stays sound when few pairs differ, or none.
///
/// @param both pairs that passed on both sides
/// @param onlyFirst pairs that only the first passed
/// @param onlySecond pairs that only the second passed
/// @param neither pairs that passed on neither
public record PairedDifference(double both, double onlyFirst, double onlySecond, double neither) {
  /// @throws IllegalArgumentException when a count is negative, or there is no pair
  public PairedDifference {
    if (!(both >= 0 && onlyFirst >= 0 && onlySecond >= 0 && neither >= 0)
        || both + onlyFirst + onlySecond + neither <= 0) {
      throw new IllegalArgumentException("counts of pairs, at least one");
    }
  }

  /// The same shares of another number of pairs. Samples of one task resemble each other; counting
  /// no more pairs than there are tasks takes them for copies, which is on the safe side.
  public PairedDifference ofSize(double pairs) {
    double factor = pairs / size();
    return new PairedDifference(
        factor * both, factor * onlyFirst, factor * onlySecond, factor * neither);
  }

  private double size() {
    return both + onlyFirst + onlySecond + neither;
  }

  /// The share that the second passed less the share that the first passed, from -1 to 1.
  public double value() {
    return (onlySecond - onlyFirst) / size();
  }

  /// Its interval.
  public Interval interval(Confidence confidence) {
    double size = size();
    double second = (both + onlySecond) / size;
    double first = (both + onlyFirst) / size;
    Interval ofSecond = Wilson.interval(second, size, confidence);
    Interval ofFirst = Wilson.interval(first, size, confidence);
    double correlation = correlation();
    double below = distance(second - ofSecond.low(), ofFirst.high() - first, correlation);
    double above = distance(ofSecond.high() - second, first - ofFirst.low(), correlation);
    return new Interval(Math.max(-1, value() - below), Math.min(1, value() + above));
  }

  private static double distance(double one, double other, double correlation) {
    return Math.sqrt(Math.max(0, one * one - 2 * correlation * one * other + other * other));
  }

  /// Phi, with the paper's correction for continuity where it is positive.
  private double correlation() {
    double product =
        (both + onlyFirst) * (onlySecond + neither) * (both + onlySecond) * (onlyFirst + neither);
    if (product <= 0) {
      return 0;
    }
    double determinant = both * neither - onlyFirst * onlySecond;
    double corrected = determinant > 0 ? Math.max(0, determinant - size() / 2) : determinant;
    return corrected / Math.sqrt(product);
  }
}
