package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WinEvidenceTest {
  /// The integrals by hand: `∫½¹ 1 dp = ½`, `∫½¹ p dp = 3/8`, `∫½¹ p² dp = 7/24`.
  @Test
  void itIsTheIntegral() {
    assertThat(WinEvidence.of(0, 0)).isEqualTo(1);
    assertThat(WinEvidence.of(1, 1)).isCloseTo(4 * 3 / 8.0, within(1e-12));
    assertThat(WinEvidence.of(2, 2)).isCloseTo(8 * 7 / 24.0, within(1e-12));
    assertThat(WinEvidence.of(0, 1)).isCloseTo(4 / 8.0, within(1e-12));
  }

  @Test
  void underNoDifferenceItsMeanIsOneAtAnyTime() {
    for (int pairs = 1; pairs <= 60; pairs++) {
      double mean = 0;
      double probability = Math.pow(0.5, pairs);
      for (int wins = 0; wins <= pairs; wins++) {
        mean += probability * WinEvidence.of(wins, pairs);
        probability *= (double) (pairs - wins) / (wins + 1);
      }
      assertThat(mean).as("%d pairs", pairs).isCloseTo(1, within(1e-9));
    }
  }

  /// 4,000 loops look after each of 300 pairs; their share of false alarms has a standard error of
  /// a third of a percent.
  @Test
  void whoLooksAfterEachPairIsSeldomFooled() {
    var random = new SplittableRandom(20);
    int fooled = 0;
    for (int loop = 0; loop < 4_000; loop++) {
      int wins = 0;
      boolean alarm = false;
      for (int pairs = 1; pairs <= 300 && !alarm; pairs++) {
        wins += random.nextBoolean() ? 1 : 0;
        alarm = WinEvidence.of(wins, pairs) >= 20;
      }
      fooled += alarm ? 1 : 0;
    }
    assertThat(fooled / 4_000.0).isLessThan(0.05);
  }

  @Test
  void itGrowsWithoutBoundOnlyForTheOneThatWins() {
    assertThat(WinEvidence.of(2_000, 2_000)).isInfinite();
    assertThat(WinEvidence.of(0, 2_000)).isBetween(0.0, 0.001);
    assertThat(WinEvidence.of(1_000, 2_000)).isBetween(0.0, 1.0);
  }

  @Test
  void countsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> WinEvidence.of(3, 2)).hasMessageContaining("3 wins in 2 pairs");
    assertThatThrownBy(() -> WinEvidence.of(-1, 2)).isInstanceOf(IllegalArgumentException.class);
  }
}
