package dev.assay.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/// Percentile intervals of a mean over tasks, by drawing the tasks again with replacement: B. Efron
/// and R. Tibshirani, "An introduction to the bootstrap" (1993), chapter 13. The tasks are drawn,
/// not the samples, so that many samples of few tasks do not look like much evidence.
///
/// The random numbers come from a fixed seed: the same data gives the same interval. When every
/// task has the same value the interval is a point, which says that the bootstrap saw no variation,
/// not that there is none; with few tasks [ClusteredAccuracy] is the better answer for an accuracy.
public final class Bootstrap {
  private Bootstrap() {}

  /// The interval of the mean pass@k; empty when no task has k scored samples.
  public static Optional<Interval> passAtK(Collection<Tally> tasks, int k, Confidence confidence) {
    PassAtK.requirePositive(k);
    double[] values = TaskMean.values(tasks, task -> PassAtK.ofTask(task, k));
    return values.length == 0 ? Optional.empty() : Optional.of(mean(values, confidence));
  }

  /// As above at 95 %.
  public static Optional<Interval> passAtK(Collection<Tally> tasks, int k) {
    return passAtK(tasks, k, Confidence.NINETY_FIVE_PERCENT);
  }

  /// The interval of the mean of values, one per task.
  ///
  /// @throws IllegalArgumentException when there is no value
  public static Interval mean(double[] values, Confidence confidence) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a mean needs at least one value");
    }
    // In an order of its own, so that the order in which tasks finished changes nothing.
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] means = Resamples.of(sorted.length).means(sorted);
    Arrays.sort(means);
    double tail = confidence.errorRate() / 2;
    return new Interval(quantile(means, tail), quantile(means, 1 - tail));
  }

  /// Linear between order statistics, as NumPy and R's type 7 do.
  private static double quantile(double[] sorted, double probability) {
    double place = probability * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
