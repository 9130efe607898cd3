package tests;

import java.util.Arrays;
import java.util.Random;
import money.Split;

/// The tests of [Split].
final class Main {
  public static void main(String[] arguments) throws InterruptedException {
    Suite suite = new Suite();
    suite.group("parts");
    suite.test("equal weights give the cents that are left to the first parts", () -> {
      splits(100, weights(1, 1, 1), 34, 33, 33);
      splits(5, weights(7, 7, 7, 7), 2, 1, 1, 1);
      splits(3, weights(1, 1, 1, 1), 1, 1, 1, 0);
    });
    suite.test("what is left goes to the greatest fractions", () -> {
      splits(5, weights(3, 1, 3), 2, 1, 2);
      splits(10, weights(1, 2, 4), 1, 3, 6);
      splits(101, weights(60, 39, 1), 61, 39, 1);
    });
    suite.test("equal fractions are served from the first on", () -> {
      splits(1, weights(5, 5), 1, 0);
      splits(7, weights(1, 3, 3, 1), 1, 3, 2, 1);
      splits(2, weights(1, 2, 2, 1), 0, 1, 1, 0);
    });
    suite.test("an amount that divides evenly has nothing left", () -> {
      splits(60, weights(1, 2, 3), 10, 20, 30);
      splits(0, weights(4, 9), 0, 0);
      splits(17, weights(8), 17);
    });
    suite.test("a weight of zero gets nothing", () -> {
      splits(5, weights(0, 1, 0, 1), 0, 3, 0, 2);
      splits(1, weights(0, Long.MAX_VALUE), 0, 1);
    });
    suite.group("refunds");
    suite.test("a refund mirrors the invoice", () -> {
      splits(-5, weights(3, 1, 3), -2, -1, -2);
      splits(-100, weights(1, 1, 1), -34, -33, -33);
      splits(-10, weights(1, 2, 4), -1, -3, -6);
    });
    suite.group("great numbers");
    suite.test("products beyond 64 bits are exact", () -> {
      splits(Long.MAX_VALUE, weights(Long.MAX_VALUE - 1, 1), Long.MAX_VALUE - 1, 1);
      splits(9_007_199_254_740_993L, weights(1, 0), 9_007_199_254_740_993L, 0);
      splits(4_000_000_000_000_000_001L, weights(3, 3), 2_000_000_000_000_000_001L,
          2_000_000_000_000_000_000L);
    });
    suite.test("the sum of the weights may exceed 64 bits", () -> {
      long most = Long.MAX_VALUE;
      splits(10, weights(most, most, most), 4, 3, 3);
      splits(most, weights(most, most), most / 2 + 1, most / 2);
    });
    suite.test("the smallest amount of all is split", () -> {
      splits(Long.MIN_VALUE, weights(1), Long.MIN_VALUE);
      splits(Long.MIN_VALUE, weights(1, 1), Long.MIN_VALUE / 2, Long.MIN_VALUE / 2);
      splits(Long.MIN_VALUE, weights(0, 9), 0, Long.MIN_VALUE);
    });
    suite.test("fractions that differ by almost nothing are told apart", () -> {
      long great = 1L << 62;
      splits(1, weights(great, great + 1), 0, 1);
      splits(1, weights(great - 1, great, great - 1), 0, 1, 0);
    });
    suite.group("arguments");
    suite.test("weights that cannot be split by are refused", () -> {
      refused(10);
      refused(10, 0);
      refused(10, 0, 0);
      refused(0, 0);
      refused(10, 5, -1, 5);
      refused(0, -1, 2);
      refused(10, Long.MAX_VALUE, Long.MAX_VALUE, -7);
    });
    suite.test("the weights are left as they are", () -> {
      long[] weights = {3, 1, 2};
      Split.byWeight(7, weights);
      Failure.unlessEqual("weights", Arrays.toString(weights), "[3, 1, 2]");
    });
    suite.group("seeded");
    suite.test("random amounts agree with sharing out cent by cent", Main::agreesWithSlowAnswer);
    suite.test("random great amounts add up and mirror", Main::addsUpAndMirrors);
    suite.runAndExit();
  }

  private static void agreesWithSlowAnswer() {
    Random random = new Random(20_417);
    for (int round = 0; round < 4_000; round++) {
      long[] weights = random.longs(1 + random.nextInt(6), 0, 9).toArray();
      weights[random.nextInt(weights.length)] = 1 + random.nextInt(9);
      long cents = random.nextInt(80) - 40;
      splits(cents, weights, CentByCent.split(cents, weights));
    }
  }

  private static void addsUpAndMirrors() {
    Random random = new Random(77);
    for (int round = 0; round < 2_000; round++) {
      long cents = random.nextLong() >>> (1 + random.nextInt(50));
      long[] weights = new long[1 + random.nextInt(8)];
      Arrays.setAll(weights, i -> 1 + (random.nextLong() >>> (1 + random.nextInt(62))) / 2);
      long[] parts = Split.byWeight(cents, weights);
      String what = cents + " by " + Arrays.toString(weights);
      Failure.unlessEqual("sum of " + what, Arrays.stream(parts).sum(), cents);
      long[] mirrored = Arrays.stream(parts).map(part -> -part).toArray();
      splits(-cents, weights, mirrored);
      for (int i = 0; i < parts.length; i++) {
        for (int j = 0; j < i; j++) {
          boolean fair = Long.compare(weights[i], weights[j]) * Long.compare(parts[i], parts[j]) >= 0;
          Failure.unless(fair, what + ": a greater weight gets less in " + Arrays.toString(parts));
        }
      }
    }
  }

  private static void splits(long cents, long[] weights, long... want) {
    String what = cents + " by " + Arrays.toString(weights);
    String got = Arrays.toString(Split.byWeight(cents, weights.clone()));
    Failure.unlessEqual(what, got, Arrays.toString(want));
  }

  private static void refused(long cents, long... weights) {
    String what = cents + " by " + Arrays.toString(weights);
    Failure.unlessThrown(
        IllegalArgumentException.class, what, () -> Split.byWeight(cents, weights));
  }

  private static long[] weights(long... weights) {
    return weights;
  }
}
