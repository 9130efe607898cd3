package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProportionIntervalTest {
  enum Method {
    WILSON,
    CLOPPER_PEARSON;

    Interval of(int passed, int scored) {
      return of(passed, scored, 0.95);
    }

    Interval of(int passed, int scored, double level) {
      var tally = new Tally(passed, scored);
      var confidence = new Confidence(level);
      return switch (this) {
        case WILSON -> Wilson.interval(tally, confidence).orElseThrow();
        case CLOPPER_PEARSON -> ClopperPearson.interval(tally, confidence).orElseThrow();
      };
    }
  }

  /// Newcombe (1998), table I, methods 3 and 5.
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662, 0.2527, 0.3676",
    "15, 148, 0.0624, 0.1605, 0.0578, 0.1617",
    "0, 20, 0, 0.1611, 0, 0.1684",
    "1, 29, 0.0061, 0.1718, 0.0009, 0.1776",
  })
  void agreesWithThePublishedTable(
      int passed, int scored, double low, double high, double exactLow, double exactHigh) {
    assertClose(Method.WILSON.of(passed, scored), low, high);
    assertClose(Method.CLOPPER_PEARSON.of(passed, scored), exactLow, exactHigh);
  }

  @Test
  void nothingScoredHasNoInterval() {
    assertThat(Wilson.interval(Tally.NONE)).isEmpty();
    assertThat(ClopperPearson.interval(Tally.NONE)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void endsAreExactWhereAllOrNonePassed(Method method) {
    for (int scored = 1; scored <= 200; scored++) {
      assertThat(method.of(0, scored).low()).isZero();
      assertThat(method.of(scored, scored).high()).isOne();
      assertThat(method.of(0, scored).high()).isStrictlyBetween(0.0, 1.0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void holdsItsEstimateAndStaysWithinZeroAndOne(Method method) {
    Tallies.forEach(
        500,
        1000,
        tally -> {
          Interval interval = method.of(tally.passed(), tally.scored());
          assertThat(interval.contains(tally.rate().orElseThrow())).isTrue();
          assertThat(interval.low()).isBetween(0.0, 1.0);
          assertThat(interval.high()).isBetween(0.0, 1.0);
        });
  }

  @ParameterizedTest
  @EnumSource
  void isSymmetricInPassingAndFailing(Method method) {
    Tallies.forEach(
        300,
        500,
        tally -> {
          Interval passing = method.of(tally.passed(), tally.scored());
          Interval failing = method.of(tally.failed(), tally.scored());
          assertThat(passing.low()).isCloseTo(1 - failing.high(), within(1e-9));
          assertThat(passing.high()).isCloseTo(1 - failing.low(), within(1e-9));
        });
  }

  @ParameterizedTest
  @EnumSource
  void movesUpWithEachPassAndNarrowsWithMoreData(Method method) {
    Tallies.forEach(
        300,
        300,
        tally -> {
          Interval here = method.of(tally.passed(), tally.scored());
          if (tally.failed() > 0) {
            Interval better = method.of(tally.passed() + 1, tally.scored());
            assertThat(better.low()).isGreaterThan(here.low());
            assertThat(better.high()).isGreaterThan(here.high());
          }
          Interval more = method.of(4 * tally.passed(), 4 * tally.scored());
          assertThat(more.width()).isLessThan(here.width());
        });
  }

  @ParameterizedTest
  @EnumSource
  void widensWithTheConfidence(Method method) {
    Tallies.forEach(
        200,
        100,
        tally -> {
          Interval usual = method.of(tally.passed(), tally.scored(), 0.95);
          Interval sure = method.of(tally.passed(), tally.scored(), 0.99);
          assertThat(sure.low()).isLessThanOrEqualTo(usual.low());
          assertThat(sure.high()).isGreaterThanOrEqualTo(usual.high());
          assertThat(sure.width()).isGreaterThan(usual.width());
        });
  }

  private static void assertClose(Interval interval, double low, double high) {
    assertThat(interval.low()).isCloseTo(low, within(0.00005));
    assertThat(interval.high()).isCloseTo(high, within(0.00005));
  }
}
