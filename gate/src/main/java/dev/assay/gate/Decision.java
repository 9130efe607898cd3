package dev.assay.gate;

import dev.assay.statistics.MannWhitney;
import java.util.Locale;

/// Decides by a policy.
final class Decision {
  private Decision() {}

  /// The verdict on the candidate.
  static Verdict of(Policy policy, Samples samples) {
    int missing = Policy.FLOOR - samples.smallerSide();
    if (missing > 0) {
      return new Verdict.NeedsMoreData(
          "%d metrics of the baseline and %d of the candidate; each side needs at least %d"
              .formatted(samples.baseline().size(), samples.candidate().size(), Policy.FLOOR),
          missing);
    }
    double[] baseline = samples.orientedBaseline();
    double[] candidate = samples.orientedCandidate();
    return switch (policy) {
      case Policy.Sigma(double threshold) ->
          byScore("sigma", Means.score(baseline, candidate), threshold);
      case Policy.RankScore(double threshold) ->
          byScore("Mann-Whitney", MannWhitney.normalScore(baseline, candidate), threshold);
      case Policy.Exact exact ->
          ExactDecision.of(exact, baseline, samples.orientedCandidateWithFailures());
    };
  }

  private static Verdict byScore(String name, double score, double threshold) {
    boolean reached = score >= threshold;
    String explanation =
        String.format(
            Locale.ROOT, "%s z = %+.4f %s %s", name, score, reached ? "≥" : "<", threshold);
    return reached ? new Verdict.Promote(explanation) : new Verdict.Reject(explanation);
  }
}
