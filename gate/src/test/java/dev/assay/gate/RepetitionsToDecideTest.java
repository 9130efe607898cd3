package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.statistics.ClopperPearson;
import dev.assay.statistics.Interval;
import dev.assay.statistics.Tally;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How many repetitions a side it takes to promote what is better by 5 % amid 2 % of noise.
///
/// A way to decide needs *n* repetitions when at least half of the simulated projects are promoted
/// with *n* of them or fewer. Sigma's threshold is not its nominal one: it is set so that sigma
/// promotes as many of the projects that are no better as the way that it is held against, which is
/// found by simulation with other projects than those that are better.
class RepetitionsToDecideTest {
  private static final int PROJECTS = 4_000;
  private static final int MOST = 30;
  private static final int SHOWN = 8;
  private static final int BASELINE = 8;
  private static final double SAME = 100;
  private static final double BETTER = 95;
  private static final Policy.Exact FIRST_TRY = Policy.Exact.USUAL.atLook(1);

  /// How many repetitions a baseline has.
  private enum Sides {
    EQUAL("sides of equal size"),
    BASELINE_OF_8("a baseline of 8");

    private final String words;

    Sides(String words) {
      this.words = words;
    }

    int baseline(int candidate) {
      return switch (this) {
        case EQUAL -> candidate;
        case BASELINE_OF_8 -> BASELINE;
      };
    }
  }

  /// All that is ever measured of a simulated project, greater being better.
  private static final class Project {
    private final double[] baseline;
    private final double[] candidate;

    private Project(double[] baseline, double[] candidate) {
      this.baseline = baseline;
      this.candidate = candidate;
    }

    static Project of(SplittableRandom random, double candidate) {
      return new Project(metrics(random, SAME), metrics(random, candidate));
    }

    private static double[] metrics(SplittableRandom random, double mean) {
      return DoubleStream.generate(() -> -mean * (1 + 0.02 * random.nextGaussian()))
          .limit(MOST)
          .toArray();
    }

    boolean exact(Policy.Exact policy, Sides sides, int size) {
      return ExactDecision.promotes(
          policy, Arrays.copyOf(baseline, sides.baseline(size)), Arrays.copyOf(candidate, size));
    }

    double sigma(Sides sides, int size) {
      return Means.score(
          Arrays.copyOf(baseline, sides.baseline(size)), Arrays.copyOf(candidate, size));
    }

    /// The greatest score that somebody sees who looks after every repetition.
    double greatestSigma(int most) {
      return IntStream.rangeClosed(Policy.FLOOR, most)
          .mapToDouble(size -> sigma(Sides.EQUAL, size))
          .max()
          .orElseThrow();
    }

    boolean pairs(int most) {
      Pairs pairs = Pairs.NONE;
      for (int i = 0; i < most; i++) {
        pairs = pairs.plus(candidate[i] > baseline[i] ? Pairs.Result.WON : Pairs.Result.LOST);
        if (pairs.promotes(FIRST_TRY.alpha())) {
          return true;
        }
      }
      return false;
    }

    /// A run of one repetition again and again: each is a try, which may use a part of alpha only.
    boolean exactAfterEach(int most) {
      return IntStream.rangeClosed(Policy.FLOOR, most)
          .anyMatch(size -> exact(Policy.Exact.USUAL.atLook(size), Sides.BASELINE_OF_8, size));
    }
  }

  private interface Way {
    boolean promotes(Project project, int size);
  }

  private interface Score {
    double of(Project project);
  }

  private final Project[] same = projects(20_260_103, SAME);
  private final Project[] better = projects(20_260_104, BETTER);

  private static Project[] projects(long seed, double candidate) {
    var random = new SplittableRandom(seed);
    return IntStream.range(0, PROJECTS)
        .mapToObj(_ -> Project.of(random, candidate))
        .toArray(Project[]::new);
  }

  private static double share(Project[] projects, Way way, int size) {
    return (double) Arrays.stream(projects).filter(each -> way.promotes(each, size)).count()
        / projects.length;
  }

  private int needed(Way way) {
    return IntStream.rangeClosed(Policy.FLOOR, MOST)
        .filter(size -> share(better, way, size) >= 0.5)
        .findFirst()
        .orElseThrow();
  }

  /// From here on, a score promotes this share of what is no better, or next to it the least more.
  private double threshold(Score score, double rate) {
    double[] scores = Arrays.stream(same).mapToDouble(score::of).sorted().toArray();
    return scores[scores.length - (int) Math.ceil(rate * scores.length)];
  }

  private static void print(String what, double wrong, int needed) {
    int promoted = (int) Math.round(wrong * PROJECTS);
    Interval interval = ClopperPearson.interval(new Tally(promoted, PROJECTS)).orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f %% [%.1f–%.1f] | %d |%n",
        what,
        100 * wrong,
        100 * interval.low(),
        100 * interval.high(),
        needed);
  }

  private void printShares(String what, Way way) {
    StringBuilder line = new StringBuilder("| " + what);
    for (int size = Policy.FLOOR; size <= SHOWN; size++) {
      line.append(String.format(Locale.ROOT, " | %.0f %%", 100 * share(better, way, size)));
    }
    System.out.println(line + " |");
  }

  private void holdAgainstSigma(Sides sides) {
    Way exact = (project, size) -> project.exact(FIRST_TRY, sides, size);
    int neededByExact = needed(exact);
    double wrong = share(same, exact, neededByExact);
    double[] thresholds = new double[MOST + 1];
    Arrays.setAll(
        thresholds,
        size ->
            size < Policy.FLOOR
                ? Double.NaN
                : threshold(project -> project.sigma(sides, size), wrong));
    Way sigma = (project, size) -> project.sigma(sides, size) >= thresholds[size];
    int neededBySigma = needed(sigma);
    String words = ", " + sides.words;
    print("`exact`, alpha 0.05" + words, wrong, neededByExact);
    print(
        String.format(Locale.ROOT, "`sigma`, %.2f%s", thresholds[neededBySigma], words),
        share(same, sigma, neededBySigma),
        neededBySigma);
    printShares("`exact`" + words, exact);
    printShares("`sigma`" + words, sigma);
    assertThat(share(same, sigma, neededBySigma)).isGreaterThanOrEqualTo(wrong);
    assertThat(neededByExact).isLessThanOrEqualTo(neededBySigma + 1);
  }

  @Test
  void exactNeedsAtMostOneRepetitionMoreThanSigmaOfTheSameRealError() {
    holdAgainstSigma(Sides.EQUAL);
    holdAgainstSigma(Sides.BASELINE_OF_8);
  }

  /// Who looks after every repetition and ends with the first promotion.
  @Test
  void toLookAsOftenAsOneLikesCostsSigmaMoreOfTheSameRealError() {
    Way pairs = Project::pairs;
    Way exact = Project::exactAfterEach;
    double wrong = share(same, pairs, MOST);
    double threshold = threshold(project -> project.greatestSigma(MOST), wrong);
    Way sigma = (project, size) -> project.greatestSigma(size) >= threshold;
    print("`--until-decided`, looked at after each pair", wrong, needed(pairs));
    print(
        String.format(Locale.ROOT, "`sigma`, %.2f, looked at after each", threshold),
        share(same, sigma, MOST),
        needed(sigma));
    print("`exact`, a baseline of 8, a try after each", share(same, exact, MOST), needed(exact));
    assertThat(wrong).isLessThanOrEqualTo(0.05);
    assertThat(needed(pairs)).isLessThan(needed(sigma));
  }
}
