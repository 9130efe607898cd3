package dev.assay.statistics;

/// How the Mann-Whitney statistic is distributed without ties when the sides do not differ.
final class UntiedPairs {
  private UntiedPairs() {}

  /// The greatest count of values at either end of U's range that together are no likelier than the
  /// error: `k` with P(U < k) ≤ error. It is zero when not even the last value is so unlikely.
  ///
  /// The ways to come to each U are the coefficients of a Gaussian binomial, the product of `(1 −
  /// q^(first+i)) / (1 − q^i)`. Each depends on those before it alone, so that the small ones,
  /// which are asked for, are exact.
  ///
  /// @param error below one half
  static int leftOut(int first, int second, double error) {
    int half = first * second / 2;
    double[] ways = new double[half + 1];
    ways[0] = 1;
    double all = 1;
    for (int i = 1; i <= second; i++) {
      for (int u = half; u >= first + i; u--) {
        ways[u] -= ways[u - first - i];
      }
      for (int u = i; u <= half; u++) {
        ways[u] += ways[u - i];
      }
      all = all * (first + i) / i;
    }
    double tail = 0;
    int count = 0;
    while (count <= half && (tail + ways[count]) / all <= error) {
      tail += ways[count];
      count++;
    }
    return count;
  }
}
