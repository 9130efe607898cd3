package dev.assay.cli;

import dev.assay.gate.Evaluation;
import dev.assay.gate.Measurement;
import dev.assay.gate.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A verdict as scripts read it.
///
/// @param more repetitions of each side that would settle it, as far as that can be foreseen
record GateEvaluationRow(
    String project,
    String benchmark,
    String tier,
    String verdict,
    String explanation,
    int more,
    String commit,
    Optional<String> baselineCommit,
    List<Double> baseline,
    List<Double> candidate,
    int failures,
    int look,
    List<String> warnings) {
  static GateEvaluationRow of(Evaluation evaluation) {
    return new GateEvaluationRow(
        evaluation.benchmark().project(),
        evaluation.benchmark().benchmark(),
        evaluation.judgement().tier().name().toLowerCase(Locale.ROOT),
        evaluation.verdict().word(),
        evaluation.verdict().explanation(),
        evaluation.verdict() instanceof Verdict.NeedsMoreData needs ? needs.more() : 0,
        evaluation.commit(),
        evaluation.baselineCommit(),
        metrics(evaluation.baseline()),
        metrics(evaluation.candidate()),
        (int) evaluation.candidate().stream().filter(each -> each.metric().isEmpty()).count(),
        evaluation.look(),
        evaluation.warnings());
  }

  static List<Double> metrics(List<Measurement> measurements) {
    return measurements.stream().flatMapToDouble(each -> each.metric().stream()).boxed().toList();
  }
}
