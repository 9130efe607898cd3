package money;

/** Divides amounts of money. */
public final class Split {
  private Split() {}

  /** Splits an amount of cents in proportion to the weights. */
  public static long[] byWeight(long cents, long... weights) {
    long total = 0;
    for (long weight : weights) {
      total += weight;
    }
    if (total <= 0) {
      throw new IllegalArgumentException("there is nothing to split by");
    }
    long[] parts = new long[weights.length];
    long left = cents;
    for (int i = 0; i < weights.length; i++) {
      parts[i] = Math.round((double) cents * weights[i] / total);
      left -= parts[i];
    }
    parts[0] += left;
    return parts;
  }
}
