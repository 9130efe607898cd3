package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.statistics.ClopperPearson;
import dev.assay.statistics.Interval;
import dev.assay.statistics.Tally;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/// How often the policies are wrong in simulated projects.
class NullSimulationTest {
  private static final int PROJECTS = 2_000;
  private static final int RETRIES = 20;
  private static final Policy.Exact EXACT = new Policy.Exact(0.05, 0);

  private final SplittableRandom random = new SplittableRandom(20_260_102);

  private double[] measure(int size) {
    return DoubleStream.generate(() -> 100 * (1 + 0.02 * random.nextGaussian()))
        .limit(size)
        .toArray();
  }

  private static boolean promotes(Policy policy, int look, double[] baseline, double[] candidate) {
    return switch (policy) {
      case Policy.Exact exact -> ExactDecision.promotes(exact.atLook(look), baseline, candidate);
      case Policy.Sigma(double threshold) -> Means.score(baseline, candidate) >= threshold;
      case Policy.RankScore _ -> throw new IllegalArgumentException("not simulated");
    };
  }

  /// Whether any of the tries against one baseline promotes what is no better.
  private boolean promotesByRetrying(Policy policy, int tries) {
    double[] baseline = measure(8);
    for (int look = 1; look <= tries; look++) {
      if (promotes(policy, look, baseline, measure(8))) {
        return true;
      }
    }
    return false;
  }

  private boolean promotesByPairs(int tries) {
    for (int look = 1; look <= tries; look++) {
      Pairs pairs = Pairs.NONE;
      for (int i = 0; i < 60; i++) {
        pairs = pairs.plus(random.nextBoolean() ? Pairs.Result.WON : Pairs.Result.LOST);
        if (pairs.promotes(EXACT.atLook(look).alpha())) {
          return true;
        }
      }
    }
    return false;
  }

  private static Interval interval(int promoted) {
    return ClopperPearson.interval(new Tally(promoted, PROJECTS)).orElseThrow();
  }

  private static void print(String what, int promoted) {
    Interval interval = interval(promoted);
    System.out.printf(
        Locale.ROOT,
        "%-32s %5.2f %% [%.2f–%.2f]%n",
        what,
        100.0 * promoted / PROJECTS,
        100 * interval.low(),
        100 * interval.high());
  }

  @Test
  void whatIsNoBetterIsPromotedNoMoreOftenThanAlphaHoweverOftenOneRetries() {
    for (int tries : new int[] {1, RETRIES}) {
      int exact = 0;
      int pairs = 0;
      int sigma = 0;
      for (int project = 0; project < PROJECTS; project++) {
        exact += promotesByRetrying(EXACT, tries) ? 1 : 0;
        pairs += promotesByPairs(tries) ? 1 : 0;
        sigma += promotesByRetrying(new Policy.Sigma(1.645), tries) ? 1 : 0;
      }
      print("exact, tries: " + tries, exact);
      print("until decided, tries: " + tries, pairs);
      print("sigma 1.645, tries: " + tries, sigma);
      // Only an error above alpha that chance does not explain is a fault.
      assertThat(interval(exact).low()).isLessThanOrEqualTo(0.05);
      assertThat(interval(pairs).low()).isLessThanOrEqualTo(0.05);
      if (tries > 1) {
        assertThat(sigma)
            .as("the naive gate, which this protects from")
            .isGreaterThan(PROJECTS / 5);
      }
    }
  }
}
