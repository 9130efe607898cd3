package dev.assay.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Whether paired differences, one per task, have a mean other than zero: R. A. Fisher's
/// randomisation test (1935, section 21). Under no difference each could as well have had the other
/// sign. With one sample per task the differences are −1, 0 and 1, and this is [McNemar]'s exact
/// test.
///
/// Up to sixteen differences are decided by all sign patterns, more by ten thousand drawn from a
/// fixed seed; the p-value then counts the observed pattern too and is never zero.
public final class SignFlipTest {
  private static final int ENUMERATED = 16;
  private static final int DRAWS = 10_000;
  private static final long SEED = 0x51_6eL;

  private SignFlipTest() {}

  /// The two-sided p-value; one when no difference is other than zero.
  public static double twoSided(double... differences) {
    double[] sizes =
        Arrays.stream(differences).filter(d -> d != 0).map(Math::abs).sorted().toArray();
    if (sizes.length == 0) {
      return 1;
    }
    if (sizes[0] == sizes[sizes.length - 1]) {
      int positive = (int) Arrays.stream(differences).filter(d -> d > 0).count();
      return McNemar.exact(positive, sizes.length - positive);
    }
    double observed = Math.abs(Arrays.stream(differences).sum());
    // Sums that are equal but for rounding count as equal.
    double threshold = observed - 1e-9 * Arrays.stream(sizes).sum();
    return sizes.length <= ENUMERATED ? enumerate(sizes, threshold) : draw(sizes, threshold);
  }

  private static double enumerate(double[] sizes, double threshold) {
    int patterns = 1 << sizes.length;
    int extreme = 0;
    for (int signs = 0; signs < patterns; signs++) {
      if (Math.abs(sum(sizes, signs)) >= threshold) {
        extreme++;
      }
    }
    return (double) extreme / patterns;
  }

  private static double draw(double[] sizes, double threshold) {
    var random = new SplittableRandom(SEED);
    int extreme = 1;
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      for (int start = 0; start < sizes.length; start += Long.SIZE) {
        int end = Math.min(start + Long.SIZE, sizes.length);
        sum += sum(Arrays.copyOfRange(sizes, start, end), random.nextLong());
      }
      if (Math.abs(sum) >= threshold) {
        extreme++;
      }
    }
    return (double) extreme / (DRAWS + 1);
  }

  private static double sum(double[] sizes, long signs) {
    double sum = 0;
    for (int i = 0; i < sizes.length; i++) {
      sum += (signs >>> i & 1) == 0 ? sizes[i] : -sizes[i];
    }
    return sum;
  }
}
