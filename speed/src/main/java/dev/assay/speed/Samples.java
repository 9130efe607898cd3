package dev.assay.speed;

import java.util.Collection;

/// Times of the same thing, in nanoseconds.
final class Samples {
  private final long[] sorted;

  /// @throws IllegalArgumentException when there is none
  Samples(Collection<Long> nanos) {
    if (nanos.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  double median() {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
  }

  /// The smallest time that so many percent of the times do not exceed.
  ///
  /// @param percent above 0 and at most 100
  double percentile(double percent) {
    return sorted[(int) Math.ceil(percent / 100 * sorted.length) - 1];
  }
}
