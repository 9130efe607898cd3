package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.statistics.MannWhitney;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/// The same scores as benchstone, whose manifests name these policies.
class PeerTest {
  private static final String SCRIPT =
      """
      import json, sys
      from benchstone.stats import directed_z, mann_whitney_z
      for line in sys.stdin:
          baseline, candidate = json.loads(line)
          print(directed_z(baseline, candidate, "maximize"), mann_whitney_z(baseline, candidate, "maximize"))
      """;

  @Test
  void scoresAreThoseOfThePeer() throws Exception {
    String python = System.getProperty("assay.benchstone", "python3");
    assumeTrue(runs(python), "benchstone is not here: pip install benchstone");
    var random = new SplittableRandom(3);
    List<double[][]> samples = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      samples.add(new double[][] {values(random, i % 2 == 0), values(random, i % 2 == 0)});
    }
    samples.add(new double[][] {{1, 1}, {1, 1}});
    samples.add(new double[][] {{1, 1}, {2, 2}});
    List<String> lines =
        answers(
            python,
            samples.stream()
                .map(each -> "[" + json(each[0]) + "," + json(each[1]) + "]\n")
                .collect(Collectors.joining()));
    assertThat(lines).hasSameSizeAs(samples);
    for (int i = 0; i < lines.size(); i++) {
      String[] scores = lines.get(i).replace("inf", "Infinity").split(" ");
      double[][] each = samples.get(i);
      assertThat(Means.score(each[0], each[1]))
          .isCloseTo(Double.parseDouble(scores[0]), within(1e-9));
      assertThat(MannWhitney.normalScore(each[0], each[1]))
          .isCloseTo(Double.parseDouble(scores[1]), within(1e-9));
    }
  }

  private static double[] values(SplittableRandom random, boolean coarse) {
    int size = 2 + random.nextInt(9);
    return coarse
        ? random.ints(size, 0, 4).asDoubleStream().toArray()
        : random.doubles(size, -5, 5).toArray();
  }

  private static String json(double[] values) {
    return DoubleStream.of(values)
        .mapToObj(Double::toString)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static List<String> answers(String python, String input)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(python, "-c", SCRIPT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
      in.write(input);
    }
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = out.readAllLines();
      assertThat(process.waitFor()).isZero();
      return lines;
    }
  }

  private static boolean runs(String python) throws InterruptedException {
    try {
      return new ProcessBuilder(python, "-c", "import benchstone.stats")
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
