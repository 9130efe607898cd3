package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairedDifferenceTest {
  private static final Confidence LEVEL = Confidence.NINETY_FIVE_PERCENT;

  /// The first example of the paper's table.
  @Test
  void agreesWithThePaper() {
    PairedDifference pairs = new PairedDifference(20, 2, 12, 16);

    assertThat(pairs.value()).isCloseTo(0.2, within(1e-12));
    assertThat(pairs.interval(LEVEL).low()).isCloseTo(0.0562, within(5e-5));
    assertThat(pairs.interval(LEVEL).high()).isCloseTo(0.3292, within(5e-5));
  }

  @Test
  void isUncertainWhenNoPairDiffers() {
    Interval interval = new PairedDifference(5, 0, 0, 5).interval(LEVEL);

    assertThat(interval.low()).isNegative();
    assertThat(interval.high()).isPositive();
    assertThat(new PairedDifference(10, 0, 0, 0).interval(LEVEL).high()).isPositive();
  }

  @Test
  void fewerPairsAreLessCertain() {
    PairedDifference many = new PairedDifference(200, 20, 120, 160);

    Interval wide = many.ofSize(50).interval(LEVEL);
    assertThat(wide.low()).isLessThan(many.interval(LEVEL).low());
    assertThat(many.ofSize(50).value()).isCloseTo(many.value(), within(1e-12));
  }

  @Test
  void holdsTheValueAndTurnsRoundWithTheSides() {
    var random = new SplittableRandom(7);
    for (int i = 0; i < 2000; i++) {
      int both = random.nextInt(20);
      int onlyFirst = random.nextInt(20);
      int onlySecond = random.nextInt(20);
      PairedDifference pairs =
          new PairedDifference(both, onlyFirst, onlySecond, 1 + random.nextInt(20));
      PairedDifference turned = new PairedDifference(both, onlySecond, onlyFirst, pairs.neither());

      Interval interval = pairs.interval(LEVEL);
      assertThat(interval.low()).as(pairs.toString()).isBetween(-1.0, pairs.value() + 1e-12);
      assertThat(interval.high()).as(pairs.toString()).isBetween(pairs.value() - 1e-12, 1.0);
      assertThat(turned.interval(LEVEL).low()).isCloseTo(-interval.high(), within(1e-9));
    }
  }

  @Test
  void needsAPair() {
    assertThatThrownBy(() -> new PairedDifference(0, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PairedDifference(-1, 0, 0, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
