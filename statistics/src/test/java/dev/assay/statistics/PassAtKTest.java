package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassAtKTest {
  @Test
  void isOneMinusTheQuotientOfTheBinomials() {
    assertThat(PassAtK.ofTask(new Tally(2, 5), 2).orElseThrow()).isCloseTo(0.7, within(1e-15));
    assertThat(PassHatK.ofTask(new Tally(3, 5), 2).orElseThrow()).isCloseTo(0.3, within(1e-15));
  }

  @Test
  void agreesWithExactArithmeticOnManySamples() {
    Tallies.forEach(
        300,
        400,
        tally -> {
          int k = 1 + tally.scored() / 3;
          assertThat(PassAtK.ofTask(tally, k).orElseThrow())
              .isCloseTo(1 - quotient(tally.failed(), tally.scored(), k), within(1e-12));
          assertThat(PassHatK.ofTask(tally, k).orElseThrow())
              .isCloseTo(quotient(tally.passed(), tally.scored(), k), within(1e-12));
        });
  }

  @Test
  void withOneSampleBothAreTheAccuracy() {
    Tallies.forEach(
        200,
        50,
        tally -> {
          double rate = tally.rate().orElseThrow();
          assertThat(PassAtK.ofTask(tally, 1).orElseThrow()).isCloseTo(rate, within(1e-12));
          assertThat(PassHatK.ofTask(tally, 1).orElseThrow()).isCloseTo(rate, within(1e-12));
        });
  }

  @Test
  void moreSamplesHelpToSolveOnceAndHurtToSolveAlways() {
    Tallies.forEach(
        200,
        60,
        tally -> {
          for (int k = 1; k < tally.scored(); k++) {
            assertThat(PassAtK.ofTask(tally, k + 1).orElseThrow())
                .isGreaterThanOrEqualTo(PassAtK.ofTask(tally, k).orElseThrow());
            assertThat(PassHatK.ofTask(tally, k + 1).orElseThrow())
                .isLessThanOrEqualTo(PassHatK.ofTask(tally, k).orElseThrow());
          }
        });
  }

  @Test
  void tasksWithTooFewSamplesAreAbsentAndNotZero() {
    var tasks = List.of(new Tally(1, 1), new Tally(5, 5), new Tally(0, 5), Tally.NONE);
    TaskMean mean = PassAtK.of(tasks, 5);
    assertThat(mean.value()).hasValue(0.5);
    assertThat(mean.tasks()).isEqualTo(2);
    assertThat(mean.absent()).isEqualTo(2);
    assertThat(PassHatK.of(tasks, 5).value()).hasValue(0.5);
    assertThat(PassAtK.of(tasks, 6).value()).isEmpty();
    assertThat(PassAtK.of(List.of(), 1).value()).isEmpty();
  }

  @Test
  void refusesToLookAtNoSamples() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PassAtK.ofTask(new Tally(1, 2), 0))
        .withMessageContaining("at least 1");
    assertThatIllegalArgumentException().isThrownBy(() -> PassAtK.of(List.of(), 0));
    assertThatIllegalArgumentException().isThrownBy(() -> PassHatK.of(List.of(), -1));
  }

  private static double quotient(int chosenFrom, int all, int k) {
    return new BigDecimal(binomial(chosenFrom, k))
        .divide(new BigDecimal(binomial(all, k)), MathContext.DECIMAL64)
        .doubleValue();
  }

  private static BigInteger binomial(int n, int k) {
    if (k > n) {
      return BigInteger.ZERO;
    }
    BigInteger result = BigInteger.ONE;
    for (int i = 1; i <= k; i++) {
      result = result.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
    }
    return result;
  }
}
