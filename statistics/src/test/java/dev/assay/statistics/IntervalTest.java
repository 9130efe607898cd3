package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class IntervalTest {
  @Test
  void endsBelongToIt() {
    var interval = new Interval(0.2, 0.5);
    assertThat(interval.contains(0.2)).isTrue();
    assertThat(interval.contains(0.5)).isTrue();
    assertThat(interval.contains(0.51)).isFalse();
    assertThat(interval.width()).isEqualTo(0.3);
  }

  @Test
  void touchingIntervalsOverlap() {
    assertThat(new Interval(0, 1).overlaps(new Interval(1, 2))).isTrue();
    assertThat(new Interval(0, 1).overlaps(new Interval(1.5, 2))).isFalse();
    assertThat(new Interval(1.5, 2).overlaps(new Interval(0, 1))).isFalse();
  }

  @Test
  void refusesEndsInTheWrongOrderAndNoNumbers() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(0, Double.NaN));
  }

  @Test
  void aConfidenceIsNeitherZeroNorOneNorAPercentage() {
    for (double level : new double[] {0, 1, 95, -0.5, Double.NaN}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Confidence(level));
    }
  }
}
