package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DifferenceTestsTest {
  /// Fagerland, Lydersen and Laake (2013): the airway responsiveness and complete response
  /// examples.
  @Test
  void mcNemarAgreesWithThePublishedExamples() {
    assertThat(McNemar.exact(1, 7)).isCloseTo(0.070, within(0.0005));
    assertThat(McNemar.midP(1, 7)).isCloseTo(0.039, within(0.0005));
    assertThat(McNemar.exact(6, 16)).isCloseTo(0.052, within(0.0005));
    assertThat(McNemar.midP(6, 16)).isCloseTo(0.035, within(0.0005));
  }

  @Test
  void mcNemarIsOneWithoutADifferenceAndSymmetricAndNeverBelowItsMidP() {
    for (int first = 0; first < 30; first++) {
      assertThat(McNemar.exact(first, first)).isOne();
      assertThat(McNemar.midP(first, first)).isOne();
      for (int second = 0; second < 30; second++) {
        double exact = McNemar.exact(first, second);
        assertThat(exact).isEqualTo(McNemar.exact(second, first)).isBetween(0.0, 1.0);
        assertThat(McNemar.midP(first, second)).isLessThanOrEqualTo(exact).isGreaterThan(0);
      }
    }
    assertThatIllegalArgumentException().isThrownBy(() -> McNemar.exact(-1, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> McNemar.midP(3, -1));
  }

  /// The lady tasting tea.
  @Test
  void fisherAgreesWithHisOwnExample() {
    assertThat(FisherExact.twoSided(new Tally(3, 4), new Tally(1, 4)))
        .isCloseTo(34.0 / 70, within(1e-12));
    assertThat(FisherExact.twoSided(new Tally(4, 4), new Tally(0, 4)))
        .isCloseTo(2.0 / 70, within(1e-12));
  }

  @Test
  void fisherSeesNothingWhereNothingWasScored() {
    assertThat(FisherExact.twoSided(Tally.NONE, new Tally(5, 5))).isOne();
    assertThat(FisherExact.twoSided(Tally.NONE, Tally.NONE)).isOne();
  }

  @Test
  void signFlipsOfSingleSamplesAreMcNemar() {
    var random = new SplittableRandom(7);
    for (int round = 0; round < 50; round++) {
      double[] differences = random.ints(40, -1, 2).asDoubleStream().toArray();
      int first = (int) Arrays.stream(differences).filter(d -> d > 0).count();
      int second = (int) Arrays.stream(differences).filter(d -> d < 0).count();
      assertThat(SignFlipTest.twoSided(differences)).isEqualTo(McNemar.exact(first, second));
    }
  }

  /// C. Darwin's maize, in eighths of an inch, as Fisher analysed it: 863 × 2 of the 32768
  /// patterns.
  @Test
  void signFlipsAgreeWithFishersOwnExample() {
    double pValue =
        SignFlipTest.twoSided(49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48);
    assertThat(pValue).isEqualTo(1726.0 / 32768);
  }

  @Test
  void drawnPatternsComeCloseToAllPatterns() {
    double[] darwin = {49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48};
    double[] withSpecks = Arrays.copyOf(darwin, 100);
    Arrays.fill(withSpecks, darwin.length, withSpecks.length, 1e-6);
    assertThat(SignFlipTest.twoSided(withSpecks)).isCloseTo(1726.0 / 32768, within(0.01));
    assertThat(SignFlipTest.twoSided(withSpecks)).isEqualTo(SignFlipTest.twoSided(withSpecks));
  }

  @Test
  void signFlipsOfNothingAreNoEvidence() {
    assertThat(SignFlipTest.twoSided()).isOne();
    assertThat(SignFlipTest.twoSided(0, 0, 0)).isOne();
    assertThat(SignFlipTest.twoSided(0.5)).isOne();
  }

  @Test
  void benjaminiAndHochbergRaiseLessThanHolm() {
    assertThat(BenjaminiHochberg.adjust(0.01, 0.04, 0.03, 0.005))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(0.02, 0.04, 0.04, 0.02);
    assertThat(BenjaminiHochberg.adjust()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> BenjaminiHochberg.adjust(-0.1));
  }

  @Test
  void holmRaisesEachByTheNumberStillInQuestion() {
    assertThat(Holm.adjust(0.01, 0.04, 0.03, 0.005))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    assertThat(Holm.adjust(0.9, 0.8)).containsExactly(1, 1);
    assertThat(Holm.adjust()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> Holm.adjust(0.5, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> Holm.adjust(1.5));
  }
}
