package dev.assay.gate;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.core.source32.MersenneTwister;

/// The seeds that follow from one number, the same that CPython's `random.Random(meta_seed)` gives
/// by `randrange(0, 2**31)`, so that a series can be done again with either.
final class SeedSequence {
  private static final int BITS = 31;

  private SeedSequence() {}

  /// @param metaSeed not negative
  static List<Long> of(long metaSeed, int count) {
    int low = (int) metaSeed;
    int high = (int) (metaSeed >>> 32);
    MersenneTwister words =
        new MersenneTwister(high == 0 ? new int[] {low} : new int[] {low, high});
    List<Long> seeds = new ArrayList<>(count);
    while (seeds.size() < count) {
      // CPython draws as many bits as 2**31 itself has, and again when that is too great.
      long drawn = Integer.toUnsignedLong(words.nextInt());
      if (drawn < 1L << BITS) {
        seeds.add(drawn);
      }
    }
    return List.copyOf(seeds);
  }

  /// A number that nobody could foresee: 63 random bits.
  static long fresh() {
    return new SecureRandom().nextLong() >>> 1;
  }
}
