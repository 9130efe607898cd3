package dev.assay.statistics;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// Whether the values of one sample tend to be greater than those of another: H. B. Mann and D. R.
/// Whitney, "On a test of whether one of two random variables is stochastically larger than the
/// other", Annals of Mathematical Statistics 18 (1947), 50–60.
///
/// Each sample has at least one value, and all are finite.
public final class MannWhitney {
  private MannWhitney() {}

  /// U of the second sample: in how many of all pairs its value is the greater one, ties as half.
  public static double statistic(double[] first, double[] second) {
    require(first);
    require(second);
    double wins = 0;
    for (double y : second) {
      for (double x : first) {
        wins += y > x ? 1 : y == x ? 0.5 : 0;
      }
    }
    return wins;
  }

  /// How far U is from what equal samples would give on average, in the standard deviations that it
  /// has without ties; positive when the second sample is the greater. There is no correction for
  /// ties or continuity.
  public static double normalScore(double[] first, double[] second) {
    double pairs = (double) first.length * second.length;
    double deviation = Math.sqrt(pairs * (first.length + second.length + 1) / 12);
    return (statistic(first, second) - pairs / 2) / deviation;
  }

  /// The p-value against "the second sample is not greater": the share of all ways to deal the
  /// values out to samples of these sizes that give a U at least as great. It is exact, also with
  /// ties. With more than 200 values it is the normal approximation, corrected for ties and
  /// continuity.
  public static double greater(double[] first, double[] second) {
    double u = statistic(first, second);
    double[] all = DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    if (all.length > RankSums.LARGEST) {
      return approximately(u, first.length, second.length, all);
    }
    long offset = (long) second.length * (second.length + 1);
    return RankSums.of(all, second.length).atLeast(Math.round(2 * u) + offset);
  }

  private static double approximately(double u, int first, int second, double[] all) {
    double pairs = (double) first * second;
    double count = all.length;
    double ties = Arrays.stream(RankSums.tieSizes(all)).map(t -> t * (t * t - 1)).sum();
    double variance = pairs / 12 * (count + 1 - ties / (count * (count - 1)));
    return variance == 0
        ? 1
        : NormalDistribution.of(0, 1)
            .survivalProbability((u - pairs / 2 - 0.5) / Math.sqrt(variance));
  }

  private static void require(double[] sample) {
    if (sample.length == 0) {
      throw new IllegalArgumentException("a sample has no value");
    }
    for (double value : sample) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a sample holds " + value);
      }
    }
  }
}
