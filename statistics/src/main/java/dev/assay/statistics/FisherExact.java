package dev.assay.statistics;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/// Whether two proportions of independent tries differ: R. A. Fisher, "The design of experiments"
/// (1935). For participants that did the same tasks a paired test sees more: [McNemar],
/// [SignFlipTest].
public final class FisherExact {
  /// Tables as likely as the observed one count as such in spite of rounding.
  private static final double TOLERANCE = 1 + 1e-7;

  private FisherExact() {}

  /// The two-sided p-value: all tables with these margins that are no likelier than the observed
  /// one. It is one when either side has no tries.
  public static double twoSided(Tally first, Tally second) {
    int total = Math.addExact(first.scored(), second.scored());
    if (first.scored() == 0 || second.scored() == 0) {
      return 1;
    }
    int passed = first.passed() + second.passed();
    var tables = HypergeometricDistribution.of(total, passed, first.scored());
    double observed = tables.probability(first.passed());
    double sum = 0;
    for (int x = tables.getSupportLowerBound(); x <= tables.getSupportUpperBound(); x++) {
      double probability = tables.probability(x);
      if (probability <= observed * TOLERANCE) {
        sum += probability;
      }
    }
    return Math.min(1, sum);
  }
}
