package dev.assay.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnsignedDurationTest {
  @Test
  void isTheSameSpanAsAJavaDuration() {
    Duration duration = Duration.ofSeconds(3, 999_999_999);
    assertThat(UnsignedDuration.of(duration))
        .isEqualTo(new UnsignedDuration(Unsigned64.of(3), 999_999_999));
    assertThat(UnsignedDuration.of(duration).toDuration()).isEqualTo(duration);
    assertThat(UnsignedDuration.ofSeconds(5).toDuration()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void carriesNanosecondsOverAsRustDoes() {
    assertThat(new UnsignedDuration(Unsigned64.of(1), 2_500_000_000L))
        .isEqualTo(new UnsignedDuration(Unsigned64.of(3), 500_000_000));
    assertThatThrownBy(() -> new UnsignedDuration(Unsigned64.MAX, 1_000_000_000))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesNegatives() {
    assertThatThrownBy(() -> UnsignedDuration.of(Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new UnsignedDuration(Unsigned64.ZERO, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("nanos ");
  }

  @Test
  void aSpanBeyondJavasIsSaid() {
    assertThatThrownBy(() -> new UnsignedDuration(Unsigned64.MAX, 0).toDuration())
        .isInstanceOf(ArithmeticException.class);
  }
}
