package dev.assay.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Keeps the expected share of false alarms among all alarms at a level, for independent tests: Y.
/// Benjamini and Y. Hochberg, "Controlling the false discovery rate", Journal of the Royal
/// Statistical Society B 57 (1995), 289–300. Where one false alarm is one too many, take [Holm].
public final class BenjaminiHochberg {
  private BenjaminiHochberg() {}

  /// The adjusted p-values, in the order given; compare each with the share that is tolerated.
  ///
  /// @throws IllegalArgumentException when a value is not a probability
  public static double[] adjust(double... pValues) {
    Holm.require(pValues);
    int[] descending =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -pValues[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[pValues.length];
    double lowest = 1;
    for (int place = 0; place < descending.length; place++) {
      int rank = descending.length - place;
      lowest = Math.min(lowest, pValues[descending[place]] * descending.length / rank);
      adjusted[descending[place]] = lowest;
    }
    return adjusted;
  }
}
