package dev.assay.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class Unsigned64Test {
  private static final BigInteger TWO_TO_64 = BigInteger.TWO.pow(64);

  @Test
  void keepsAllBits() {
    assertThat(Unsigned64.MAX).hasToString("18446744073709551615");
    assertThat(Unsigned64.of(TWO_TO_64.subtract(BigInteger.ONE))).isEqualTo(Unsigned64.MAX);
    assertThat(Unsigned64.MAX.toBigInteger()).isEqualTo(TWO_TO_64.subtract(BigInteger.ONE));
    assertThat(new Unsigned64(Long.MIN_VALUE)).hasToString("9223372036854775808");
  }

  @Test
  void refusesWhatIsOutOfRange() {
    assertThatThrownBy(() -> Unsigned64.of(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
    assertThatThrownBy(() -> Unsigned64.of(BigInteger.ONE.negate()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Unsigned64.of(TWO_TO_64))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("18446744073709551616");
  }

  @Test
  void becomesALongOnlyWhenItFits() {
    assertThat(Unsigned64.of(Long.MAX_VALUE).toLong()).isEqualTo(Long.MAX_VALUE);
    assertThatThrownBy(Unsigned64.MAX::toLong)
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("18446744073709551615");
    assertThat(Unsigned64.MAX.toLongSaturated()).isEqualTo(Long.MAX_VALUE);
    assertThat(Unsigned64.of(7).toLongSaturated()).isEqualTo(7);
  }

  @Test
  void isOrderedAsANumber() {
    assertThat(Unsigned64.MAX).isGreaterThan(Unsigned64.of(Long.MAX_VALUE));
    assertThat(Unsigned64.ZERO).isLessThan(Unsigned64.of(1));
  }
}
