package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The same numbers from SciPy, an implementation that nobody here wrote.
class ScipyTest {
  private static final String SCRIPT =
      """
      import sys
      from scipy.stats import binomtest, f_oneway, false_discovery_control, fisher_exact
      from scipy.stats import mannwhitneyu, permutation_test
      for line in sys.stdin:
          kind, *numbers = line.split()
          a = [float(n) if "." in n else int(n) for n in numbers]
          if kind in ("wilson", "exact"):
              interval = binomtest(a[0], a[1]).proportion_ci(0.95, kind)
              print(interval.low, interval.high)
          elif kind == "mcnemar":
              print(binomtest(a[0], a[0] + a[1], 0.5).pvalue)
          elif kind == "fisher":
              print(fisher_exact([[a[0], a[1] - a[0]], [a[2], a[3] - a[2]]])[1])
          elif kind in ("mannwhitney", "ties"):
              size, *values = a
              x, y = values[:size], values[size:]
              if kind == "mannwhitney":
                  print(mannwhitneyu(y, x, alternative="greater", method="exact").pvalue)
              else:
                  u = lambda one, other: mannwhitneyu(one, other, method="asymptotic").statistic
                  found = permutation_test((y, x), u, alternative="greater", n_resamples=10**6)
                  print(found.pvalue)
          elif kind == "approximately":
              print(mannwhitneyu(a[120:], a[:120], alternative="greater", method="asymptotic").pvalue)
          elif kind == "discovery":
              print(*false_discovery_control(a))
          elif kind == "icc":
              groups = [[1] * p + [0] * (n - p) for p, n in zip(a[::2], a[1::2])]
              sizes = [len(g) for g in groups]
              m = (sum(sizes) - sum(s * s for s in sizes) / sum(sizes)) / (len(sizes) - 1)
              f = f_oneway(*groups).statistic
              print(min(1, max(0, (f - 1) / (f - 1 + m))))
      """;

  private final List<String> questions = new ArrayList<>();
  private final List<double[]> answers = new ArrayList<>();

  @Test
  void agreesWithScipy() throws Exception {
    var random = new SplittableRandom(11);
    for (int i = 0; i < 60; i++) {
      Tally first = tally(random, 300);
      Tally second = tally(random, 300);
      ask("wilson", Wilson.interval(first).orElseThrow(), first);
      ask("exact", ClopperPearson.interval(first).orElseThrow(), first);
      ask("fisher", FisherExact.twoSided(first, second), first, second);
      int onlyFirst = random.nextInt(1, 40);
      int onlySecond = random.nextInt(40);
      questions.add("mcnemar " + onlyFirst + " " + onlySecond);
      answers.add(new double[] {McNemar.exact(onlyFirst, onlySecond)});
      Tally[] tasks = {tally(random, 9), tally(random, 9), new Tally(1, 3), tally(random, 9)};
      double correlation =
          ClusteredAccuracy.of(List.of(tasks)).orElseThrow().intraClassCorrelation();
      ask("icc", correlation, tasks);
    }
    for (int i = 0; i < 10; i++) {
      double[] first = random.doubles(3 + random.nextInt(20)).toArray();
      double[] second = random.doubles(3 + random.nextInt(20)).map(x -> x + 0.2).toArray();
      ask("mannwhitney " + first.length, MannWhitney.greater(first, second), first, second);
      double[] coarse = random.ints(5, 0, 4).asDoubleStream().toArray();
      double[] other = random.ints(4, 1, 5).asDoubleStream().toArray();
      ask("ties " + coarse.length, MannWhitney.greater(coarse, other), coarse, other);
      double[] many = random.ints(120, 0, 9).asDoubleStream().toArray();
      double[] others = random.ints(130, 0, 10).asDoubleStream().toArray();
      ask("approximately", MannWhitney.greater(many, others), many, others);
      double[] pValues = random.doubles(6).map(p -> p * p).toArray();
      questions.add(question("discovery", pValues));
      answers.add(BenjaminiHochberg.adjust(pValues));
    }
    List<String> lines = scipy(String.join("\n", questions) + "\n");
    assertThat(lines).hasSameSizeAs(questions);
    for (int i = 0; i < lines.size(); i++) {
      String[] expected = lines.get(i).split(" ");
      assertThat(answers.get(i)).hasSameSizeAs(expected);
      for (int j = 0; j < expected.length; j++) {
        assertThat(answers.get(i)[j])
            .as(questions.get(i))
            .isCloseTo(Double.parseDouble(expected[j]), within(1e-9));
      }
    }
  }

  private static Tally tally(SplittableRandom random, int maximum) {
    int scored = random.nextInt(1, maximum);
    return new Tally(random.nextInt(scored + 1), scored);
  }

  private void ask(String kind, Interval answer, Tally... tallies) {
    questions.add(question(kind, tallies));
    answers.add(new double[] {answer.low(), answer.high()});
  }

  private void ask(String kind, double answer, Tally... tallies) {
    questions.add(question(kind, tallies));
    answers.add(new double[] {answer});
  }

  private void ask(String kind, double answer, double[] first, double[] second) {
    questions.add(question(question(kind, first), second));
    answers.add(new double[] {answer});
  }

  private static String question(String kind, double... values) {
    var line = new StringBuilder(kind);
    for (double value : values) {
      line.append(' ').append(BigDecimal.valueOf(value).toPlainString());
    }
    return line.toString();
  }

  private static String question(String kind, Tally... tallies) {
    var line = new StringBuilder(kind);
    for (Tally tally : tallies) {
      line.append(' ').append(tally.passed()).append(' ').append(tally.scored());
    }
    return line.toString();
  }

  private static List<String> scipy(String input) throws IOException, InterruptedException {
    assumeTrue(runs("import scipy.stats"), "python3 with scipy is not here: pip install scipy");
    Process process =
        new ProcessBuilder("python3", "-c", SCRIPT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
      stdin.write(input);
    }
    List<String> lines;
    try (var stdout = process.inputReader(StandardCharsets.UTF_8)) {
      lines = stdout.readAllLines();
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    return lines;
  }

  private static boolean runs(String statement) throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "-c", statement)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
