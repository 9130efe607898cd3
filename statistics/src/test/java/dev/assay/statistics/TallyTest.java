package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
  @Test
  void nothingScoredIsNotAnAccuracyOfZero() {
    assertThat(Tally.NONE.rate()).isEmpty();
    assertThat(new Tally(0, 3).rate()).hasValue(0);
  }

  @Test
  void refusesMorePassedThanScored() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tally(4, 3))
        .withMessageContaining("4 of 3");
    assertThatIllegalArgumentException().isThrownBy(() -> new Tally(-1, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new Tally(0, -1));
  }

  @Test
  void sumsTasksAndRefusesToOverflow() {
    assertThat(Tally.sum(List.of(new Tally(1, 2), new Tally(3, 3)))).isEqualTo(new Tally(4, 5));
    assertThat(Tally.sum(List.of())).isEqualTo(Tally.NONE);
    var huge = new Tally(0, Integer.MAX_VALUE);
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> Tally.sum(List.of(huge, huge)));
  }
}
