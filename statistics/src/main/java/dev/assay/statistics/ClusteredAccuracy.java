package dev.assay.statistics;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// An accuracy with its interval when tasks have several samples each. Samples of one task resemble
/// each other, so a hundred samples of two tasks say little more than two tasks do.
///
/// The interval is Wilson's with an effective sample size, n divided by the design effect 1 + (m −
/// 1) ρ of L. Kish, "Survey sampling" (1965), section 5.4. Here m is the size-weighted mean number
///    of samples per task, Σ nᵢ² / Σ nᵢ, and ρ the intra-class correlation, estimated by analysis
///    of variance (M. S. Ridout, C. G. B. Demétrio and D. Firth, "Estimating intraclass correlation
///    for binary data", Biometrics 55 (1999), 137–148) and kept within 0 and 1.
///
/// Where ρ cannot be estimated it is one, and the tasks are the units: when there is only one task,
/// and when every sample of every task had the same outcome. With one sample per task the interval
/// is plain [Wilson].
///
/// @param tally all samples together
/// @param tasks tasks with at least one scored sample
/// @param intraClassCorrelation how alike the samples of a task are, zero to one
/// @param effectiveSize how many independent samples the data is worth, at most `tally.scored()`
/// @param interval of the accuracy
public record ClusteredAccuracy(
    Tally tally, int tasks, double intraClassCorrelation, double effectiveSize, Interval interval) {

  /// The accuracy over all samples; empty when nothing was scored.
  public static Optional<ClusteredAccuracy> of(Collection<Tally> tasks, Confidence confidence) {
    List<Tally> scored = tasks.stream().filter(task -> task.scored() > 0).toList();
    if (scored.isEmpty()) {
      return Optional.empty();
    }
    Tally all = Tally.sum(scored);
    double correlation = intraClassCorrelation(scored, all);
    double designEffect = 1 + (sumOfSquares(scored) / all.scored() - 1) * correlation;
    double effectiveSize = all.scored() / designEffect;
    return Optional.of(
        new ClusteredAccuracy(
            all,
            scored.size(),
            correlation,
            effectiveSize,
            Wilson.interval(all.requiredRate(), effectiveSize, confidence)));
  }

  /// As above at 95 %.
  public static Optional<ClusteredAccuracy> of(Collection<Tally> tasks) {
    return of(tasks, Confidence.NINETY_FIVE_PERCENT);
  }

  /// The share of samples that passed.
  public double accuracy() {
    return tally.requiredRate();
  }

  private static double intraClassCorrelation(List<Tally> tasks, Tally all) {
    int size = all.scored();
    int count = tasks.size();
    if (count == 1 || all.passed() == 0 || all.failed() == 0) {
      return 1;
    }
    if (size == count) {
      return 0; // one sample each: the design effect is one whatever stands here
    }
    double rate = all.requiredRate();
    double within = 0;
    double between = 0;
    for (Tally task : tasks) {
      double taskRate = task.requiredRate();
      within += task.scored() * taskRate * (1 - taskRate);
      between += task.scored() * (taskRate - rate) * (taskRate - rate);
    }
    double meanWithin = within / (size - count);
    double meanBetween = between / (count - 1);
    double typicalSize = (size - sumOfSquares(tasks) / size) / (count - 1);
    double estimate = (meanBetween - meanWithin) / (meanBetween + (typicalSize - 1) * meanWithin);
    return Math.clamp(estimate, 0.0, 1.0);
  }

  private static double sumOfSquares(List<Tally> tasks) {
    double sum = 0;
    for (Tally task : tasks) {
      sum += (double) task.scored() * task.scored();
    }
    return sum;
  }
}
