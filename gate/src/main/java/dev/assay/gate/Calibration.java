package dev.assay.gate;

import dev.assay.gate.BenchmarkDefinition.Judgement;
import dev.assay.statistics.ClopperPearson;
import dev.assay.statistics.Interval;
import dev.assay.statistics.Tally;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// How often policies promote a commit against itself, on this machine and with its noise.
///
/// @param rounds each a baseline and a candidate of the same commit
public record Calibration(
    BenchmarkId benchmark, Judgement.ByMetric judgement, List<Samples> rounds) {
  public Calibration {
    rounds = List.copyOf(rounds);
  }

  /// What a policy did.
  ///
  /// @param policy in words
  /// @param promoted rounds
  /// @param decided rounds that were promoted or rejected
  /// @param rate of promoted rounds, between its 95 % bounds
  public record Row(String policy, int promoted, int decided, int rounds, Interval rate) {}

  /// The policy in force, and what others would have done with the same measurements.
  public List<Row> rows() {
    return List.of(
        row("in force: " + name(judgement.policy()), judgement.policy()),
        row("exact, alpha 0.05", Policy.Exact.USUAL),
        row("sigma 1.645", new Policy.Sigma(1.645)),
        row("mann_whitney 1.645", new Policy.RankScore(1.645)));
  }

  private Row row(String name, Policy policy) {
    int promoted = 0;
    int decided = 0;
    for (Samples round : rounds) {
      switch (Decision.of(policy, round)) {
        case Verdict.Promote _ -> {
          promoted++;
          decided++;
        }
        case Verdict.Reject _ -> decided++;
        case Verdict.NeedsMoreData _,
            Verdict.NoBaseline _,
            Verdict.Pass _,
            Verdict.Fail _,
            Verdict.NoReference _ -> {}
      }
    }
    return new Row(
        name,
        promoted,
        decided,
        rounds.size(),
        ClopperPearson.interval(new Tally(promoted, rounds.size())).orElse(new Interval(0, 1)));
  }

  private static String name(Policy policy) {
    return switch (policy) {
      case Policy.Sigma(double threshold) -> "sigma " + threshold;
      case Policy.RankScore(double threshold) -> "mann_whitney " + threshold;
      case Policy.Exact(double alpha, double effect) ->
          "exact, alpha %s%s".formatted(alpha, effect > 0 ? ", effect " + effect : "");
    };
  }

  /// The standard deviation of all metrics, in parts of their mean: the noise that the machine has.
  public double noise() {
    double[] all =
        rounds.stream()
            .flatMap(each -> Stream.of(each.baseline(), each.candidate()))
            .flatMap(List::stream)
            .mapToDouble(each -> each)
            .toArray();
    double mean = Arrays.stream(all).average().orElse(0);
    double squares = Arrays.stream(all).map(each -> (each - mean) * (each - mean)).sum();
    return mean == 0 || all.length < 2 ? 0 : Math.sqrt(squares / (all.length - 1)) / Math.abs(mean);
  }
}
