package dev.assay.statistics;

import java.util.Arrays;

/// How the sum of the ranks of a sample is distributed when every choice of that many values is as
/// likely as another. Equal values share their mean rank, so sums are counted in halves.
///
/// The choices are counted value by value, as in I. C. A. Streitberg and J. Röhmel, "Exact
/// distributions for permutation and rank tests", Statistical Software Newsletter 12 (1986), 10–17.
final class RankSums {
  /// So many values at most; their choices fit into a double.
  static final int LARGEST = 200;

  /// By doubled sum, with what probability the sum is that.
  private final double[] probabilities;

  private RankSums(double[] probabilities) {
    this.probabilities = probabilities;
  }

  /// @param values of both samples, at most [#LARGEST]
  /// @param size of the sample whose ranks are summed
  static RankSums of(double[] values, int size) {
    int[] ranks = doubledRanks(values);
    int largest = Arrays.stream(ranks).sorted().skip(ranks.length - size).sum();
    double[][] counts = new double[size + 1][largest + 1];
    counts[0][0] = 1;
    int reach = 0;
    for (int rank : ranks) {
      reach = Math.min(largest, reach + rank);
      for (int chosen = size; chosen > 0; chosen--) {
        for (int sum = reach; sum >= rank; sum--) {
          counts[chosen][sum] += counts[chosen - 1][sum - rank];
        }
      }
    }
    double all = Arrays.stream(counts[size]).sum();
    return new RankSums(Arrays.stream(counts[size]).map(count -> count / all).toArray());
  }

  /// The probability of a doubled sum this great or greater.
  double atLeast(long doubledSum) {
    double tail = 0;
    // From the small ones on, which keeps what is far out precise.
    for (int sum = probabilities.length - 1; sum >= Math.max(0, doubledSum); sum--) {
      tail += probabilities[sum];
    }
    return Math.min(1, tail);
  }

  /// How many values are equal, for each value that there is.
  static double[] tieSizes(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] sizes = new double[sorted.length];
    int groups = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i > 0 && sorted[i] != sorted[i - 1]) {
        groups++;
      }
      sizes[groups]++;
    }
    return Arrays.copyOf(sizes, sorted.length == 0 ? 0 : groups + 1);
  }

  private static int[] doubledRanks(double[] values) {
    int[] ranks = new int[values.length];
    int at = 0;
    for (double size : tieSizes(values)) {
      int end = at + (int) size;
      Arrays.fill(ranks, at, end, at + end + 1);
      at = end;
    }
    return ranks;
  }
}
