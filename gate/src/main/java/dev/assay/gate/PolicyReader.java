package dev.assay.gate;

import dev.assay.gate.BenchmarkDefinition.Judgement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads by what a benchmark's candidates are judged, and warns of what could never decide.
final class PolicyReader {
  private final ManifestTable table;
  private final int candidates;
  private final int baselines;
  private final List<String> warnings;

  PolicyReader(
      ManifestTable table, int repetitions, List<Long> baselineSeeds, List<String> warnings) {
    this.table = table;
    this.candidates = Math.max(repetitions, Policy.FLOOR);
    this.baselines = Math.max(baselineSeeds.size(), Policy.FLOOR);
    this.warnings = warnings;
    if (baselineSeeds.stream().distinct().count() < baselineSeeds.size()) {
      warnings.add(
          table.warning(
              "baseline_seeds", "has a seed twice, which tells nothing that it did not tell once"));
    }
  }

  private enum Name {
    SIGMA,
    MANN_WHITNEY,
    EXACT
  }

  Judgement byReference() throws GateException {
    readFields();
    return new Judgement.ByReference();
  }

  Judgement byMetric(Tier tier) throws GateException {
    readFields();
    Direction direction =
        table
            .choice("metric_direction", Direction.class)
            .orElseThrow(() ->
                table.error(
                    "metric_direction",
                    "is missing: minimize or maximize, for the tier "
                        + tier.name().toLowerCase(Locale.ROOT)));
    if (table.flag("deterministic", false)) {
      throw table.error(
          "deterministic", "is for the tier correctness: metrics are compared as samples");
    }
    return new Judgement.ByMetric(tier, direction, policy());
  }

  /// So that none of them is taken for unknown, whichever of them count.
  private void readFields() throws GateException {
    table.choice("metric_direction", Direction.class);
    table.flag("deterministic", false);
    table.choice("gate_policy", Name.class);
    for (String field : List.of("promotion_sigma", "promotion_z", "alpha", "minimum_effect")) {
      table.number(field);
    }
  }

  private Policy policy() throws GateException {
    Optional<Double> sigma = table.number("promotion_sigma");
    Optional<Double> score = table.number("promotion_z");
    Name name =
        table.choice("gate_policy", Name.class).orElse(sigma.isPresent() ? Name.SIGMA : Name.EXACT);
    return switch (name) {
      case SIGMA ->
          new Policy.Sigma(
              sigma.orElseThrow(
                  () -> table.error("promotion_sigma", "is missing, and gate_policy is sigma")));
      case MANN_WHITNEY -> rankScore(sigma, score);
      case EXACT -> exact();
    };
  }

  private Policy rankScore(Optional<Double> sigma, Optional<Double> score) throws GateException {
    double threshold =
        score
            .or(() -> sigma)
            .orElseThrow(
                () -> table.error("promotion_z", "is missing, and gate_policy is mann_whitney"));
    if (score.isEmpty()) {
      warnings.add(
          table.warning(
              "promotion_z",
              "is missing; promotion_sigma stands in for it, though the scores do not mean the same"));
    }
    double greatest = Policy.RankScore.greatest(baselines, candidates);
    if (threshold > greatest) {
      warnings.add(
          table.warning(
              score.isPresent() ? "promotion_z" : "promotion_sigma",
              String.format(
                  Locale.ROOT,
                  "is %.3f, and %d runs against %d reach %.3f at most: nothing is ever promoted",
                  threshold,
                  candidates,
                  baselines,
                  greatest)));
    }
    return new Policy.RankScore(threshold);
  }

  private Policy exact() throws GateException {
    Policy.Exact policy;
    try {
      policy =
          new Policy.Exact(
              table.number("alpha").orElse(Policy.Exact.USUAL.alpha()),
              table.number("minimum_effect").orElse(0.0));
    } catch (IllegalArgumentException e) {
      throw table.error(
          table.has("alpha") ? "alpha" : "minimum_effect", String.valueOf(e.getMessage()));
    }
    if (!policy.atLook(1).canDecide(baselines, candidates)) {
      throw table.error(
          "alpha",
          String.format(
              Locale.ROOT,
              "is %.4g, of which a first look may use %.4g; %d repetitions against %d baseline_seeds cannot reach that. Raise either",
              policy.alpha(),
              policy.atLook(1).alpha(),
              candidates,
              baselines));
    }
    return policy;
  }
}
