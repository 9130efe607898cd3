package money;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Divides amounts of money. */
public final class Split {
  private Split() {}

  /** Splits an amount of cents in proportion to the weights. */
  public static long[] byWeight(long cents, long... weights) {
    BigInteger total = total(weights);
    BigInteger amount = BigInteger.valueOf(Math.abs(cents));
    BigInteger[] parts = new BigInteger[weights.length];
    BigInteger[] lost = new BigInteger[weights.length];
    BigInteger left = amount;
    for (int i = 0; i < weights.length; i++) {
      BigInteger[] share = amount.multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(total);
      parts[i] = share[0];
      lost[i] = share[1];
      left = left.subtract(share[0]);
    }
    // Sorting is stable, so that of equal fractions the first stays first.
    IntStream.range(0, weights.length)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> lost[i]).reversed())
        .limit(left.longValueExact())
        .forEach(i -> parts[i] = parts[i].add(BigInteger.ONE));
    return Arrays.stream(parts)
        .map(part -> cents < 0 ? part.negate() : part)
        .mapToLong(BigInteger::longValueExact)
        .toArray();
  }

  private static BigInteger total(long[] weights) {
    BigInteger total = BigInteger.ZERO;
    for (long weight : weights) {
      if (weight < 0) {
        throw new IllegalArgumentException("the weight " + weight + " is negative");
      }
      total = total.add(BigInteger.valueOf(weight));
    }
    if (total.signum() == 0) {
      throw new IllegalArgumentException("there is no weight to split by");
    }
    return total;
  }
}
