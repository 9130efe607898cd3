package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClusteredAccuracyTest {
  @Test
  void oneSampleEachIsPlainWilson() {
    Tallies.forEach(
        100,
        60,
        tally -> {
          var tasks =
              Stream.concat(
                      Collections.nCopies(tally.passed(), new Tally(1, 1)).stream(),
                      Collections.nCopies(tally.failed(), new Tally(0, 1)).stream())
                  .toList();
          assertThat(estimate(tasks).interval()).isEqualTo(Wilson.interval(tally).orElseThrow());
        });
  }

  @Test
  void repeatingSamplesThatAgreeAddsNothing() {
    var single = List.of(new Tally(1, 1), new Tally(0, 1), new Tally(1, 1), new Tally(1, 1));
    var repeated =
        List.of(new Tally(50, 50), new Tally(0, 50), new Tally(50, 50), new Tally(50, 50));
    assertThat(estimate(repeated).intraClassCorrelation()).isOne();
    assertThat(estimate(repeated).effectiveSize()).isEqualTo(4);
    assertThat(estimate(repeated).interval()).isEqualTo(estimate(single).interval());
  }

  @Test
  void tasksAreTheUnitsWhereEverythingPassedOrOnlyOneTaskIsThere() {
    assertThat(estimate(List.of(new Tally(10, 10), new Tally(10, 10))).effectiveSize())
        .isEqualTo(2);
    assertThat(estimate(List.of(new Tally(0, 10), new Tally(0, 10))).effectiveSize()).isEqualTo(2);
    assertThat(estimate(List.of(new Tally(5, 10))).effectiveSize()).isEqualTo(1);
  }

  @Test
  void correlationIsTheOneOfAnalysisOfVariance() {
    // Rates 1, 1/2, 0 of 4 samples: MSB = 2/2 = 1, MSW = 1/9, (1 − 1/9) / (1 + 3/9) = 2/3.
    var tasks = List.of(new Tally(4, 4), new Tally(2, 4), new Tally(0, 4));
    assertThat(estimate(tasks).intraClassCorrelation()).isCloseTo(2.0 / 3, within(1e-12));
  }

  @Test
  void tasksMoreAlikeThanChanceCountAsIndependent() {
    var tasks = Collections.nCopies(8, new Tally(2, 4));
    assertThat(estimate(tasks).intraClassCorrelation()).isZero();
    assertThat(estimate(tasks).effectiveSize()).isBetween(8.0, 32.0);
  }

  @Test
  void dataIsWorthAtMostItsSamplesAndTheIntervalHoldsTheAccuracy() {
    Tallies.forEachRun(
        500,
        12,
        tasks -> {
          ClusteredAccuracy estimate = estimate(tasks);
          assertThat(estimate.effectiveSize())
              .isGreaterThan(0.99)
              .isLessThanOrEqualTo(estimate.tally().scored());
          assertThat(estimate.interval().contains(estimate.accuracy())).isTrue();
          assertThat(estimate.interval().width())
              .isGreaterThanOrEqualTo(
                  Wilson.interval(estimate.tally()).orElseThrow().width() - 1e-12);
        });
  }

  @Test
  void tasksWithoutScoredSamplesDoNotCount() {
    var tasks = List.of(new Tally(1, 2), Tally.NONE, new Tally(2, 2));
    assertThat(estimate(tasks).tasks()).isEqualTo(2);
    assertThat(ClusteredAccuracy.of(List.of(Tally.NONE))).isEmpty();
    assertThat(ClusteredAccuracy.of(List.of())).isEmpty();
  }

  /// Ten tasks whose difficulty is uniform, ten samples each: the interval has to hold the mean,
  /// one half, in 95 of 100 runs. Plain Wilson over the samples manages 64.
  @Test
  void holdsItsLevelWhereSamplesOfATaskAreAlike() {
    var random = new SplittableRandom(42);
    int runs = 2000;
    int held = 0;
    int heldByPlainWilson = 0;
    for (int run = 0; run < runs; run++) {
      List<Tally> tasks = Stream.generate(() -> uniformTask(random)).limit(10).toList();
      held += estimate(tasks).interval().contains(0.5) ? 1 : 0;
      heldByPlainWilson += Wilson.interval(Tally.sum(tasks)).orElseThrow().contains(0.5) ? 1 : 0;
    }
    assertThat((double) held / runs).isBetween(0.935, 0.975);
    assertThat((double) heldByPlainWilson / runs).isLessThan(0.7);
  }

  private static Tally uniformTask(SplittableRandom random) {
    double rate = random.nextDouble();
    return new Tally((int) random.doubles(10).filter(draw -> draw < rate).count(), 10);
  }

  private static ClusteredAccuracy estimate(List<Tally> tasks) {
    return ClusteredAccuracy.of(tasks).orElseThrow();
  }
}
