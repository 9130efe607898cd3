package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class DecisionTest {
  private static final Policy SIGMA = new Policy.Sigma(2);
  private static final Policy.Exact EXACT = new Policy.Exact(0.05, 0);

  private static Samples lower(List<Double> baseline, List<Double> candidate) {
    return new Samples(Direction.MINIMIZE, baseline, candidate);
  }

  private static List<Double> normal(
      SplittableRandom random, int size, double mean, double deviation) {
    return DoubleStream.generate(() -> mean + deviation * random.nextGaussian())
        .limit(size)
        .boxed()
        .toList();
  }

  @Test
  void whatIsClearlyBetterIsPromotedByEachPolicy() {
    Samples samples = lower(List.of(10.0, 10.1, 9.9, 10.2, 9.8), List.of(8.0, 8.1, 7.9, 8.2, 7.8));
    assertThat(Decision.of(SIGMA, samples)).isInstanceOf(Verdict.Promote.class);
    assertThat(Decision.of(new Policy.RankScore(2), samples)).isInstanceOf(Verdict.Promote.class);
    assertThat(Decision.of(EXACT, samples)).isInstanceOf(Verdict.Promote.class);
  }

  @Test
  void theOtherDirectionTurnsTheVerdict() {
    Samples samples =
        new Samples(
            Direction.MAXIMIZE,
            List.of(10.0, 10.1, 9.9, 10.2, 9.8),
            List.of(8.0, 8.1, 7.9, 8.2, 7.8));
    for (Policy policy : List.of(SIGMA, new Policy.RankScore(2), EXACT)) {
      assertThat(Decision.of(policy, samples)).isInstanceOf(Verdict.Reject.class);
    }
  }

  @Test
  void fewerThanTwoOnASideDecideNothing() {
    for (Policy policy : List.of(SIGMA, new Policy.RankScore(-9), EXACT)) {
      assertThat(Decision.of(policy, lower(List.of(1.0, 2.0, 3.0), List.of())))
          .isInstanceOfSatisfying(
              Verdict.NeedsMoreData.class, verdict -> assertThat(verdict.more()).isEqualTo(2));
    }
  }

  @Test
  void metricsThatNeverChangeAreNoImprovement() {
    Samples same = lower(Collections.nCopies(5, 3.0), Collections.nCopies(5, 3.0));
    assertThat(Decision.of(SIGMA, same).explanation()).startsWith("sigma z = +0.0000 < 2");
    assertThat(Decision.of(EXACT, same)).isInstanceOf(Verdict.Reject.class);
    Samples better = lower(Collections.nCopies(5, 3.0), Collections.nCopies(5, 2.0));
    assertThat(Decision.of(SIGMA, better).explanation()).contains("Infinity ≥ 2");
    assertThat(Decision.of(EXACT, better)).isInstanceOf(Verdict.Promote.class);
  }

  @Test
  void whatIsBetterByLessThanMattersIsNotPromoted() {
    Samples samples = lower(List.of(10.0, 10.1, 9.9, 10.2, 9.8), List.of(8.0, 8.1, 7.9, 8.2, 7.8));
    assertThat(Decision.of(new Policy.Exact(0.05, 3), samples)).isInstanceOf(Verdict.Reject.class);
    assertThat(Decision.of(new Policy.Exact(0.05, 2), samples))
        .isInstanceOf(Verdict.NeedsMoreData.class);
  }

  @Test
  void itIsSaidHowManyMoreWouldSettleIt() {
    Samples samples = lower(List.of(10.0, 10.4, 9.7), List.of(9.8, 9.5, 10.1));
    Verdict verdict = Decision.of(EXACT, samples);
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.NeedsMoreData.class, needs -> assertThat(needs.more()).isBetween(2, 40));
    assertThat(verdict.explanation()).contains("more on each side would settle it");
  }

  /// 1,000 candidates that are no better: the share that is promoted has a standard error of 0.7 %.
  @Test
  void theExactPolicyPromotesNoMoreThanAlphaOfWhatIsNoBetter() {
    var random = new SplittableRandom(7);
    int promoted = 0;
    for (int project = 0; project < 1_000; project++) {
      Samples samples = lower(normal(random, 5, 10, 1), normal(random, 6, 10, 1));
      promoted += Decision.of(EXACT, samples) instanceof Verdict.Promote ? 1 : 0;
    }
    assertThat(promoted / 1_000.0).isBetween(0.02, 0.05);
  }

  @Test
  void anAlphaThatTheSizesCannotReachIsKnownBefore() {
    assertThat(EXACT.canDecide(3, 3)).isTrue();
    assertThat(EXACT.canDecide(3, 2)).isFalse();
    assertThat(new Policy.Exact(0.01, 0).canDecide(4, 5)).isTrue();
    assertThat(new Policy.Exact(0.01, 0).canDecide(4, 4)).isFalse();
    assertThat(Policy.RankScore.greatest(5, 5)).isCloseTo(2.611, within(0.001));
  }

  @Test
  void numbersThatAreNoneAreRefused() {
    assertThatThrownBy(() -> lower(List.of(1.0, Double.POSITIVE_INFINITY), List.of(1.0)))
        .hasMessageContaining("finite number, not Infinity");
    assertThatThrownBy(() -> new Policy.Sigma(Double.NaN)).hasMessageContaining("threshold");
    assertThatThrownBy(() -> new Policy.Exact(0.5, 0)).hasMessageContaining("alpha");
    assertThatThrownBy(() -> new Policy.Exact(0.05, -1)).hasMessageContaining("minimumEffect");
  }
}
