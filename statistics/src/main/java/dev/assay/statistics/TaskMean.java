package dev.assay.statistics;

import java.util.Collection;
import java.util.OptionalDouble;
import java.util.function.Function;

/// A figure of each task, averaged over the tasks that have one.
///
/// @param value the mean; empty when no task has the figure
/// @param tasks how many tasks are in the mean
/// @param absent how many tasks have too few samples to be in it
public record TaskMean(OptionalDouble value, int tasks, int absent) {
  static TaskMean of(Collection<Tally> tallies, Function<Tally, OptionalDouble> figure) {
    double[] values = values(tallies, figure);
    OptionalDouble mean =
        values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean(values));
    return new TaskMean(mean, values.length, tallies.size() - values.length);
  }

  static double[] values(Collection<Tally> tallies, Function<Tally, OptionalDouble> figure) {
    return tallies.stream()
        .map(figure)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .toArray();
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
