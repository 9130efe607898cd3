package tests;

/// A slow answer for small numbers: whole shares first, then the cents that are left, one at a time,
/// each to the first of those that lack most.
final class CentByCent {
  private CentByCent() {}

  static long[] split(long cents, long[] weights) {
    long amount = Math.abs(cents);
    long total = 0;
    for (long weight : weights) {
      total += weight;
    }
    long[] parts = new long[weights.length];
    long left = amount;
    for (int i = 0; i < parts.length; i++) {
      while ((parts[i] + 1) * total <= amount * weights[i]) {
        parts[i]++;
        left--;
      }
    }
    for (; left > 0; left--) {
      int neediest = 0;
      for (int i = 1; i < parts.length; i++) {
        if (lacks(amount, total, weights[i], parts[i])
            > lacks(amount, total, weights[neediest], parts[neediest])) {
          neediest = i;
        }
      }
      parts[neediest]++;
    }
    for (int i = 0; i < parts.length && cents < 0; i++) {
      parts[i] = -parts[i];
    }
    return parts;
  }

  private static long lacks(long amount, long total, long weight, long part) {
    return amount * weight - part * total;
  }
}
