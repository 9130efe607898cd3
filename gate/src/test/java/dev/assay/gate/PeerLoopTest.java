package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.gate.BenchmarkDefinition.Judgement;
import dev.assay.statistics.MannWhitney;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A project with a manifest of benchstone's goes the same way with benchstone and with the gate.
class PeerLoopTest {
  private static final String PYTHON = System.getProperty("assay.benchstone", "python3");
  private static final Pattern VERDICT = Pattern.compile("verdict: +(\\w+)");
  private static final Pattern SCORE =
      Pattern.compile("(?:mann_whitney z|sigma) ([+-][0-9.]+|[+-]inf) (?:>=|<) threshold");
  private static final String MANIFEST =
      GateFixture.MANIFEST
          .replace("name = \"exact\"", "name = \"ranks\"\ngate_policy = \"mann_whitney\"")
          .replace("repetitions = 6", "promotion_sigma = 2.0\npromotion_z = 1.5\nrepetitions = 6");

  @TempDir Path folder;

  private record Said(int status, String output) {
    String verdict() {
      Matcher matcher = VERDICT.matcher(output);
      assertThat(matcher.find()).as(output).isTrue();
      return matcher.group(1);
    }

    double score() {
      Matcher matcher = SCORE.matcher(output);
      assertThat(matcher.find()).as(output).isTrue();
      return Double.parseDouble(matcher.group(1).replace("inf", "Infinity"));
    }
  }

  private Said peer(GateFixture fixture, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PYTHON, "-m", "benchstone"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(fixture.root.toFile()).redirectErrorStream(true);
    builder.environment().put("BENCHSTONE_HOME", folder.resolve("peer").toString());
    builder.environment().put("BENCHSTONE_MAX_THREADS", "4");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), output);
  }

  private static double score(Evaluation evaluation) {
    Judgement.ByMetric judgement = (Judgement.ByMetric) evaluation.judgement();
    Samples samples =
        new Samples(
            judgement.direction(), metrics(evaluation.baseline()), metrics(evaluation.candidate()));
    return judgement.policy() instanceof Policy.Sigma
        ? Means.score(samples.orientedBaseline(), samples.orientedCandidate())
        : MannWhitney.normalScore(samples.orientedBaseline(), samples.orientedCandidate());
  }

  private static List<Double> metrics(List<Measurement> measurements) {
    return measurements.stream().map(each -> each.metric().orElseThrow()).toList();
  }

  private void same(GateFixture fixture, String benchmark, boolean scored) throws Exception {
    Said theirs = peer(fixture, "evaluate", GateFixture.PROJECT, benchmark);
    Evaluation ours = fixture.gate.evaluate(GateFixture.PROJECT, benchmark);
    assertThat(ours.verdict().word()).as(theirs.output()).isEqualTo(theirs.verdict());
    if (scored) {
      assertThat(score(ours)).isCloseTo(theirs.score(), within(0.0005)); // as it prints it
    }
  }

  @Test
  void verdictsAreTheSameFromRegisterToPromote() throws Exception {
    try (GateFixture fixture = GateFixture.open(folder)) {
      assumeTrue(
          peer(fixture, "--help").status() == 0, "benchstone is not here: pip install benchstone");
      fixture.write("bench/manifest.toml", MANIFEST);
      fixture.commit("a manifest of its own");
      assertThat(peer(fixture, "register", fixture.root.toString()).status()).isZero();
      for (String benchmark : List.of("sigma", "ranks")) {
        same(fixture, benchmark, false);
        fixture.establish(benchmark);
        assertThat(peer(fixture, "baseline", "establish", GateFixture.PROJECT, benchmark).output())
            .contains("baseline set");
      }
      for (String value : List.of("99.7", "90", "95")) {
        fixture.commitValue(value);
        for (String benchmark : List.of("sigma", "ranks")) {
          same(fixture, benchmark, false);
          long metaSeed = 4427L + value.length();
          fixture
              .measuring()
              .candidate(
                  GateFixture.PROJECT,
                  benchmark,
                  new MeasureRequest(OptionalInt.empty(), OptionalLong.of(metaSeed), false));
          String seed = Long.toString(metaSeed);
          peer(fixture, "run", GateFixture.PROJECT, benchmark, "--meta-seed", seed);
          same(fixture, benchmark, true);
          if (fixture.verdict(benchmark) instanceof Verdict.Promote) {
            fixture.gate.promote(GateFixture.PROJECT, benchmark, false, OptionalLong.empty(), "");
            assertThat(peer(fixture, "promote", GateFixture.PROJECT, benchmark).status()).isZero();
          }
        }
      }
      peer(fixture, "run", GateFixture.PROJECT, "output");
      fixture.run("output");
      same(fixture, "output", false);
      fixture.gate.freeze(GateFixture.PROJECT, "output", OptionalLong.empty(), "");
      peer(fixture, "freeze-reference", GateFixture.PROJECT, "output");
      same(fixture, "output", false);
    }
  }
}
