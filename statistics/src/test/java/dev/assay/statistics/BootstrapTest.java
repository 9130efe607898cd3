package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {
  @Test
  void sameTasksInAnyOrderGiveTheSameInterval() {
    Tallies.forEachRun(
        5,
        10,
        tasks ->
            assertThat(Bootstrap.passAtK(tasks.reversed(), 1))
                .isEqualTo(Bootstrap.passAtK(tasks, 1)));
  }

  @Test
  void holdsTheMean() {
    Tallies.forEachRun(
        20,
        10,
        tasks -> {
          double mean = PassAtK.of(tasks, 1).value().orElseThrow();
          Interval interval = Bootstrap.passAtK(tasks, 1).orElseThrow();
          assertThat(interval.low()).isLessThanOrEqualTo(mean + 1e-12).isGreaterThanOrEqualTo(0);
          assertThat(interval.high()).isGreaterThanOrEqualTo(mean - 1e-12).isLessThanOrEqualTo(1);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 2000})
  void comesCloseToTheNormalIntervalOnManyTasks(int tasks) {
    double[] values = IntStream.range(0, tasks).mapToDouble(i -> i % 2).toArray();
    Interval interval = Bootstrap.mean(values, Confidence.NINETY_FIVE_PERCENT);
    double half = 1.96 * 0.5 / Math.sqrt(tasks);
    assertThat(interval.low()).isCloseTo(0.5 - half, within(0.004));
    assertThat(interval.high()).isCloseTo(0.5 + half, within(0.004));
  }

  @Test
  void ignoresTasksWithTooFewSamples() {
    var complete = List.of(new Tally(1, 3), new Tally(3, 3), new Tally(0, 3));
    var withPartial =
        Stream.concat(complete.stream(), Stream.of(new Tally(1, 1), Tally.NONE)).toList();
    assertThat(Bootstrap.passAtK(withPartial, 2)).isEqualTo(Bootstrap.passAtK(complete, 2));
    assertThat(Bootstrap.passAtK(complete, 4)).isEmpty();
    assertThat(Bootstrap.passAtK(List.of(), 1)).isEmpty();
  }

  @Test
  void isAPointWhereEveryTaskHasTheSameValue() {
    var tasks = Collections.nCopies(5, new Tally(2, 2));
    assertThat(Bootstrap.passAtK(tasks, 2)).contains(new Interval(1, 1));
  }

  @Test
  void refusesTheMeanOfNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bootstrap.mean(new double[0], Confidence.NINETY_FIVE_PERCENT));
  }
}
