package dev.assay.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Keeps the chance of any false alarm among several tests at the level of one: S. Holm, "A simple
/// sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979),
/// 65–70.
public final class Holm {
  private Holm() {}

  /// The adjusted p-values, in the order given; compare each with the level that one test would
  /// have.
  ///
  /// @throws IllegalArgumentException when a value is not a probability
  public static double[] adjust(double... pValues) {
    require(pValues);
    int[] ascending =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[pValues.length];
    double highest = 0;
    for (int rank = 0; rank < ascending.length; rank++) {
      double raised = (ascending.length - rank) * pValues[ascending[rank]];
      highest = Math.max(highest, Math.min(1, raised));
      adjusted[ascending[rank]] = highest;
    }
    return adjusted;
  }

  static void require(double... pValues) {
    for (double pValue : pValues) {
      if (!(pValue >= 0 && pValue <= 1)) {
        throw new IllegalArgumentException("not a p-value: " + pValue);
      }
    }
  }
}
