package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TwoSampleTest {
  private static double[] sample(double... values) {
    return values;
  }

  @Test
  void theStatisticCountsPairsThatTheSecondWins() {
    assertThat(MannWhitney.statistic(sample(1, 2, 3), sample(2, 4))).isEqualTo(1.5 + 3);
    assertThat(VarghaDelaney.effect(sample(1, 2, 3), sample(2, 4))).isEqualTo(4.5 / 6);
    assertThat(VarghaDelaney.effect(sample(5, 5), sample(5))).isEqualTo(0.5);
  }

  /// Fewest ways: with three against three the greatest U is one of 20 deals.
  @Test
  void theSmallestPValueIsOneOfAllDeals() {
    assertThat(MannWhitney.greater(sample(1, 2, 3), sample(4, 5, 6)))
        .isCloseTo(0.05, within(1e-15));
    assertThat(MannWhitney.greater(sample(4, 5, 6), sample(1, 2, 3))).isEqualTo(1);
    assertThat(MannWhitney.greater(sample(7, 7), sample(7, 7))).isEqualTo(1);
  }

  @Test
  void theNormalScoreReachesNoMoreThanItsBound() {
    double bound = Math.sqrt(3 * 5 * 5 / 11.0);
    assertThat(MannWhitney.normalScore(sample(1, 2, 3, 4, 5), sample(6, 7, 8, 9, 10)))
        .isCloseTo(bound, within(1e-12));
  }

  @Test
  void theExactPValueIsTheShareOfAllDeals() {
    for (long seed = 0; seed < 200; seed++) {
      var random = new SplittableRandom(seed);
      double[] first = drawn(random, 1 + random.nextInt(5));
      double[] second = drawn(random, 1 + random.nextInt(5));
      assertThat(MannWhitney.greater(first, second))
          .as("seed %d: %s, %s", seed, Arrays.toString(first), Arrays.toString(second))
          .isCloseTo(shareOfDeals(first, second), within(1e-12));
    }
  }

  @Test
  void largeSamplesAreApproximatedAsSmallOnesAreCounted() {
    var random = new SplittableRandom(4);
    double[] first = random.doubles(100).toArray();
    double[] second = random.doubles(100).map(x -> x + 0.05).toArray();
    double exact = MannWhitney.greater(first, second);
    double[] more = Arrays.copyOf(second, 101);
    more[100] = 0.55;
    assertThat(MannWhitney.greater(first, more)).isCloseTo(exact, within(0.02));
    double[] equal = new double[150];
    assertThat(MannWhitney.greater(equal, equal)).isEqualTo(1);
  }

  /// M. Hollander and D. A. Wolfe, "Nonparametric statistical methods" (1973), pages 69 to 71:
  /// permeability of the human chorioamnion at term and before.
  @Test
  void thePValueAndTheShiftAreThoseOfThePublishedExample() {
    double[] term = {0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46};
    double[] early = {1.15, 0.88, 0.90, 0.74, 1.21};
    assertThat(MannWhitney.greater(early, term)).isCloseTo(0.1272, within(5e-5));
    assertThat(HodgesLehmann.of(early, term, Confidence.NINETY_FIVE_PERCENT).estimate())
        .isCloseTo(0.305, within(1e-9));
  }

  /// What the interval holds is what the test does not reject, and the other way round.
  @Test
  void theIntervalHoldsTheShiftsThatTheTestDoesNotReject() {
    for (long seed = 0; seed < 40; seed++) {
      var random = new SplittableRandom(seed);
      double[] first = random.doubles(4 + random.nextInt(4)).toArray();
      double[] second = random.doubles(4 + random.nextInt(4)).toArray();
      Interval interval =
          HodgesLehmann.of(first, second, Confidence.NINETY_FIVE_PERCENT).interval();
      for (double shift = -1.2; shift < 1.2; shift += 0.0501) {
        double by = shift;
        double[] back = Arrays.stream(second).map(y -> y - by).toArray();
        boolean rejected =
            MannWhitney.greater(first, back) <= 0.025 || MannWhitney.greater(back, first) <= 0.025;
        assertThat(interval.contains(shift))
            .as("seed %d, shift %f", seed, shift)
            .isEqualTo(!rejected);
      }
    }
  }

  @Test
  void samplesThatAreTooSmallSayNothingOfTheShift() {
    Interval interval =
        HodgesLehmann.of(sample(1, 2), sample(5, 6), Confidence.NINETY_FIVE_PERCENT).interval();
    assertThat(interval.width()).isInfinite();
  }

  @Test
  void whatIsNoSampleIsRefused() {
    for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> MannWhitney.greater(sample(1), sample(wrong)))
          .hasMessageContaining(Double.toString(wrong));
    }
    assertThatThrownBy(() -> MannWhitney.statistic(sample(), sample(1)))
        .hasMessageContaining("no value");
    assertThatThrownBy(() -> HodgesLehmann.of(new double[150], new double[51], new Confidence(0.9)))
        .hasMessageContaining("200");
  }

  private static double[] drawn(SplittableRandom random, int size) {
    return random.ints(size, 0, 5).asDoubleStream().toArray();
  }

  private static double shareOfDeals(double[] first, double[] second) {
    double[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    double observed = MannWhitney.statistic(first, second);
    int deals = 0;
    int extreme = 0;
    for (int deal = 0; deal < 1 << all.length; deal++) {
      if (Integer.bitCount(deal) == second.length) {
        int dealt = deal;
        double[] one =
            IntStream.range(0, all.length)
                .filter(i -> (dealt >> i & 1) == 0)
                .mapToDouble(i -> all[i])
                .toArray();
        double[] other =
            IntStream.range(0, all.length)
                .filter(i -> (dealt >> i & 1) == 1)
                .mapToDouble(i -> all[i])
                .toArray();
        deals++;
        extreme += MannWhitney.statistic(one, other) >= observed ? 1 : 0;
      }
    }
    return (double) extreme / deals;
  }
}
