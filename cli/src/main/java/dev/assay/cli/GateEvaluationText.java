package dev.assay.cli;

import dev.assay.gate.BenchmarkDefinition.Judgement;
import dev.assay.gate.Direction;
import dev.assay.gate.Evaluation;
import dev.assay.gate.Policy;
import dev.assay.gate.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/// A verdict as people read it.
record GateEvaluationText(Console console, Evaluation evaluation) {
  private static final int SHORT_COMMIT = 10;

  /// The verdict with its numbers.
  String plain() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s  %s  %s%n"
            .formatted(
                glyph(),
                evaluation.benchmark(),
                evaluation.commit().substring(0, SHORT_COMMIT)
                    + evaluation
                        .baselineCommit()
                        .map(each -> " against " + each.substring(0, SHORT_COMMIT))
                        .orElse("")));
    text.append("  ").append(evaluation.verdict().explanation()).append('\n');
    evaluation
        .warnings()
        .forEach(each ->
            text.append("  ")
                .append(console.style(Console.Style.WARNING, "! "))
                .append(each)
                .append('\n'));
    return text.toString();
  }

  /// The same with the samples.
  String explained() {
    StringBuilder text = new StringBuilder(plain());
    List<Double> baseline = GateEvaluationRow.metrics(evaluation.baseline());
    List<Double> candidate = GateEvaluationRow.metrics(evaluation.candidate());
    if (!baseline.isEmpty() || !candidate.isEmpty()) {
      text.append('\n');
      text.append(new DotPlot(Math.min(60, console.width() - 20)).draw(baseline, candidate));
    }
    text.append('\n').append(policy());
    return text.toString();
  }

  private String policy() {
    if (evaluation.byPairs()) {
      return "  Decided by pairs; to look again, or to go on measuring, changes nothing of alpha.\n";
    }
    return switch (evaluation.judgement()) {
      case Judgement.ByReference _ -> "  Decided by the artifact, byte for byte.\n";
      case Judgement.ByMetric(_, Direction direction, Policy policy) ->
          switch (direction) {
                case MINIMIZE -> "  Less is better; ";
                case MAXIMIZE -> "  More is better; ";
              }
              + rule(policy);
    };
  }

  private String rule(Policy policy) {
    int look = evaluation.look();
    return switch (policy) {
      case Policy.Sigma(double threshold) ->
          "promoted from %s standard errors on, whatever the samples' sizes.%n"
              .formatted(number(threshold));
      case Policy.RankScore(double threshold) ->
          "promoted from a Mann-Whitney score of %s on; these sizes reach %s.%n"
              .formatted(
                  number(threshold),
                  number(
                      Policy.RankScore.greatest(
                          evaluation.baseline().size(), evaluation.candidate().size())));
      case Policy.Exact exact ->
          "promoted when the whole interval lies above %s, rejected when none of it does.%n  Try %d since the baseline was set may be wrong with %s of alpha %s: trying again does not help.%n"
              .formatted(
                  number(exact.minimumEffect()),
                  look,
                  number(exact.atLook(look).alpha()),
                  number(exact.alpha()));
    };
  }

  /// For a comment under a pull request.
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        "**%s** `%s` · %s%n%n"
            .formatted(
                evaluation.verdict().word(),
                evaluation.benchmark(),
                evaluation.verdict().explanation()));
    text.append("| | commit | runs | median | least | greatest |\n|---|---|---:|---:|---:|---:|\n");
    text.append(
        row(
            "baseline",
            evaluation.baselineCommit().orElse("–"),
            GateEvaluationRow.metrics(evaluation.baseline())));
    text.append(
        row("candidate", evaluation.commit(), GateEvaluationRow.metrics(evaluation.candidate())));
    evaluation.warnings().forEach(each -> text.append("\n> ⚠ ").append(each).append('\n'));
    return text.toString();
  }

  private static String row(String side, String commit, List<Double> metrics) {
    DoubleStream sorted = metrics.stream().mapToDouble(each -> each).sorted();
    double[] values = sorted.toArray();
    int size = values.length;
    return size == 0
        ? "| %s | %s | 0 | – | – | – |%n".formatted(side, cut(commit))
        : "| %s | %s | %d | %s | %s | %s |%n"
            .formatted(
                side,
                cut(commit),
                size,
                number((values[(size - 1) / 2] + values[size / 2]) / 2),
                number(values[0]),
                number(values[size - 1]));
  }

  private static String cut(String commit) {
    return "`" + commit.substring(0, Math.min(SHORT_COMMIT, commit.length())) + "`";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value)
        .replaceFirst("(\\.\\d*?)0+$", "$1")
        .replaceFirst("\\.$", "");
  }

  private String glyph() {
    String word = evaluation.verdict().word();
    return switch (evaluation.verdict()) {
      case Verdict.Promote _, Verdict.Pass _ -> console.style(Console.Style.GOOD, "✓ " + word);
      case Verdict.Reject _, Verdict.Fail _ -> console.style(Console.Style.BAD, "✕ " + word);
      case Verdict.NeedsMoreData _, Verdict.NoBaseline _, Verdict.NoReference _ ->
          console.style(Console.Style.WARNING, "? " + word);
    };
  }
}
