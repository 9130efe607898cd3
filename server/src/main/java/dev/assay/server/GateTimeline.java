package dev.assay.server;

import dev.assay.gate.Baseline;
import dev.assay.gate.BenchmarkDefinition;
import dev.assay.gate.BenchmarkDefinition.Judgement;
import dev.assay.gate.Direction;
import dev.assay.gate.Gate;
import dev.assay.gate.GateException;
import dev.assay.gate.IssuedVerdict;
import dev.assay.gate.Measurement;
import dev.assay.gate.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// A benchmark of the gate over time.
///
/// @param rule how it is decided, by name, for people to read
/// @param direction lower or higher is better; absent for a benchmark that is judged by a reference
/// @param threshold the metric from which on a candidate can be better by as much as matters
/// @param points what was measured, a point for each commit with a metric, the oldest first
/// @param verdicts the latest first
record GateTimeline(
    String project,
    String benchmark,
    String tier,
    Map<String, String> rule,
    Optional<String> direction,
    Optional<BaselineRow> baseline,
    OptionalDouble threshold,
    List<Point> points,
    List<VerdictRow> verdicts) {
  private static final int MOST_MEASUREMENTS = 5000;
  private static final int MOST_VERDICTS = 500;

  /// What candidates are compared with.
  ///
  /// @param origin established, promoted or forced
  record BaselineRow(
      String commit,
      Instant at,
      String origin,
      List<Double> metrics,
      OptionalDouble median,
      OptionalDouble low,
      OptionalDouble high) {}

  /// The measurements of a commit.
  ///
  /// @param at when the latest was recorded
  /// @param low the smallest metric
  /// @param high the greatest metric
  /// @param seeds measurements, those without a metric included
  record Point(
      String commit,
      Instant at,
      List<Double> metrics,
      OptionalDouble median,
      OptionalDouble low,
      OptionalDouble high,
      int seeds,
      int failures) {}

  /// A verdict as it was issued.
  record VerdictRow(
      long id,
      Instant at,
      String commit,
      Optional<String> baselineCommit,
      String verdict,
      String explanation) {
    static VerdictRow of(IssuedVerdict issued) {
      return new VerdictRow(
          issued.id(),
          issued.at(),
          issued.commit(),
          issued.baselineCommit(),
          issued.verdict(),
          issued.explanation());
    }
  }

  /// @throws GateException when there is no such benchmark, or its manifest cannot be read
  static GateTimeline of(Gate gate, String project, String benchmark) throws GateException {
    BenchmarkDefinition definition =
        gate.manifest(project).benchmarks().stream()
            .filter(each -> each.name().equals(benchmark))
            .findFirst()
            .orElseThrow(() ->
                new GateException(
                    GateException.Kind.NOT_FOUND,
                    "the project '%s' has no benchmark '%s'".formatted(project, benchmark)));
    List<Measurement> history = gate.history(project, benchmark, MOST_MEASUREMENTS);
    Optional<BaselineRow> baseline =
        gate.baseline(project, benchmark).map(each -> baseline(each, gate.measurements(each)));
    return new GateTimeline(
        project,
        benchmark,
        Parameters.word(definition.judgement().tier()),
        rule(definition),
        direction(definition)
            .map(each ->
                switch (each) {
                  case MINIMIZE -> "lower";
                  case MAXIMIZE -> "higher";
                }),
        baseline,
        threshold(definition, baseline),
        points(history),
        gate.verdicts(project, benchmark, MOST_VERDICTS).stream().map(VerdictRow::of).toList());
  }

  private static Optional<Direction> direction(BenchmarkDefinition definition) {
    return switch (definition.judgement()) {
      case Judgement.ByReference _ -> Optional.empty();
      case Judgement.ByMetric byMetric -> Optional.of(byMetric.direction());
    };
  }

  private static Map<String, String> rule(BenchmarkDefinition definition) {
    Map<String, String> rule = new LinkedHashMap<>();
    switch (definition.judgement()) {
      case Judgement.ByReference _ -> rule.put("rule", "the artifact equals the reference");
      case Judgement.ByMetric byMetric -> {
        switch (byMetric.policy()) {
          case Policy.Sigma(double threshold) -> {
            rule.put("rule", "sigma");
            rule.put("threshold", "z ≥ " + threshold);
          }
          case Policy.RankScore(double threshold) -> {
            rule.put("rule", "rank score (Mann-Whitney)");
            rule.put("threshold", "z ≥ " + threshold);
          }
          case Policy.Exact(double alpha, double minimumEffect) -> {
            rule.put("rule", "exact interval of the shift");
            rule.put("alpha", Double.toString(alpha));
            rule.put("least shift that matters", Double.toString(minimumEffect));
          }
        }
        rule.put("repetitions", Integer.toString(definition.repetitions()));
      }
    }
    return rule;
  }

  private static OptionalDouble threshold(
      BenchmarkDefinition definition, Optional<BaselineRow> baseline) {
    if (baseline.isEmpty()
        || baseline.get().median().isEmpty()
        || !(definition.judgement() instanceof Judgement.ByMetric byMetric)
        || !(byMetric.policy() instanceof Policy.Exact exact)) {
      return OptionalDouble.empty();
    }
    double median = baseline.get().median().getAsDouble();
    return OptionalDouble.of(
        switch (byMetric.direction()) {
          case MINIMIZE -> median - exact.minimumEffect();
          case MAXIMIZE -> median + exact.minimumEffect();
        });
  }

  private static BaselineRow baseline(Baseline baseline, List<Measurement> measurements) {
    double[] metrics = metrics(measurements);
    return new BaselineRow(
        baseline.commit(),
        baseline.at(),
        Parameters.word(baseline.origin()),
        Arrays.stream(metrics).boxed().toList(),
        median(metrics),
        Arrays.stream(metrics).min(),
        Arrays.stream(metrics).max());
  }

  private static List<Point> points(List<Measurement> history) {
    Map<String, List<Measurement>> byCommit = new LinkedHashMap<>();
    history.reversed().stream()
        .filter(each -> !each.tree().dirty())
        .forEach(each ->
            byCommit.computeIfAbsent(each.tree().commit(), _ -> new ArrayList<>()).add(each));
    return byCommit.entrySet().stream()
        .map(entry -> point(entry.getKey(), entry.getValue()))
        .filter(point -> !point.metrics().isEmpty())
        .toList();
  }

  private static Point point(String commit, List<Measurement> measurements) {
    double[] metrics = metrics(measurements);
    return new Point(
        commit,
        measurements.getLast().at(),
        Arrays.stream(metrics).boxed().toList(),
        median(metrics),
        Arrays.stream(metrics).min(),
        Arrays.stream(metrics).max(),
        measurements.size(),
        measurements.size() - metrics.length);
  }

  private static double[] metrics(List<Measurement> measurements) {
    return measurements.stream().flatMapToDouble(each -> each.metric().stream()).sorted().toArray();
  }

  private static OptionalDouble median(double[] sorted) {
    if (sorted.length == 0) {
      return OptionalDouble.empty();
    }
    int half = sorted.length / 2;
    return OptionalDouble.of(
        sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2);
  }
}
