package dev.assay.statistics;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Random inputs of property tests; a failure names the seed and the case.
final class Tallies {
  private static final long SEED = 20_260_101;

  private Tallies() {}

  static void forEach(int cases, int maximum, Consumer<Tally> property) {
    var random = new SplittableRandom(SEED);
    for (int i = 0; i < cases; i++) {
      check(i, one(random, maximum), property);
    }
  }

  static void forEachRun(int cases, int maximum, Consumer<List<Tally>> property) {
    var random = new SplittableRandom(SEED);
    for (int i = 0; i < cases; i++) {
      int tasks = random.nextInt(1, 30);
      check(i, Stream.generate(() -> one(random, maximum)).limit(tasks).toList(), property);
    }
  }

  private static Tally one(SplittableRandom random, int maximum) {
    int scored = random.nextInt(1, maximum + 1);
    return new Tally(random.nextInt(scored + 1), scored);
  }

  private static <T> void check(int number, T input, Consumer<T> property) {
    try {
      property.accept(input);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + SEED + ", case " + number + ": " + input, e);
    }
  }
}
