package dev.assay.gate;

import dev.assay.statistics.Confidence;
import dev.assay.statistics.HodgesLehmann;
import dev.assay.statistics.Interval;
import java.util.Arrays;
import java.util.Locale;

/// Decides by the shift's interval, which misses the truth with alpha on either side.
final class ExactDecision {
  private static final int MOST_PER_SIDE = 100;

  /// No metric is that far from another.
  private static final double WORSE_THAN_ANY = -Double.MAX_VALUE / 4;

  private ExactDecision() {}

  static Verdict of(Policy.Exact policy, double[] baseline, double[] candidate) {
    HodgesLehmann shift = shift(policy, baseline, candidate);
    Interval interval = shift.interval();
    if (interval.high() <= WORSE_THAN_ANY) {
      return new Verdict.Reject(
          "repetitions of the candidate that failed count as worse than any metric, and there are too many");
    }
    String numbers =
        String.format(
            Locale.ROOT,
            "better by %.6g, at %.4g %% between %.6g and %.6g; what matters begins at %.6g",
            shift.estimate(),
            100 * (1 - 2 * policy.alpha()),
            interval.low(),
            interval.high(),
            policy.minimumEffect());
    if (interval.low() > policy.minimumEffect()) {
      return new Verdict.Promote(numbers);
    }
    if (interval.high() <= policy.minimumEffect()) {
      return new Verdict.Reject(numbers);
    }
    int more = more(policy, baseline, candidate);
    String forecast =
        more == 0
            ? "; no number of repetitions up to %d would settle it".formatted(MOST_PER_SIDE)
            : "; about %d more on each side would settle it if they are like these".formatted(more);
    return new Verdict.NeedsMoreData(numbers + forecast, more);
  }

  /// Whether the candidate is promoted, without a word on why or what else would settle it.
  static boolean promotes(Policy.Exact policy, double[] baseline, double[] candidate) {
    return shift(policy, baseline, candidate).interval().low() > policy.minimumEffect();
  }

  private static HodgesLehmann shift(Policy.Exact policy, double[] baseline, double[] candidate) {
    return HodgesLehmann.of(baseline, candidate, new Confidence(1 - 2 * policy.alpha()));
  }

  /// How many more metrics on each side would take the interval off the least effect, if they are
  /// spread as those that are there; zero when more than can be counted.
  private static int more(Policy.Exact policy, double[] baseline, double[] candidate) {
    int smaller = Math.min(baseline.length, candidate.length);
    int larger = Math.max(baseline.length, candidate.length);
    for (int more = 1; larger + more <= MOST_PER_SIDE; more += 1 + (smaller + more) / 10) {
      Interval interval =
          shift(
                  policy,
                  spread(baseline, baseline.length + more),
                  spread(candidate, candidate.length + more))
              .interval();
      if (interval.low() > policy.minimumEffect() || interval.high() <= policy.minimumEffect()) {
        return more;
      }
    }
    return 0;
  }

  /// A larger sample with the same quantiles.
  private static double[] spread(double[] values, int size) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] larger = new double[size];
    for (int i = 0; i < size; i++) {
      double place = (i + 0.5) * sorted.length / size - 0.5;
      int below = (int) Math.floor(Math.max(0, place));
      int above = Math.min(sorted.length - 1, below + 1);
      double share = Math.clamp(place - below, 0, 1);
      larger[i] = sorted[below] + share * (sorted[above] - sorted[below]);
    }
    return larger;
  }
}
