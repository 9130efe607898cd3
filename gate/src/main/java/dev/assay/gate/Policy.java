package dev.assay.gate;

/// How it is decided whether the candidate is better.
public sealed interface Policy {
  /// Each side has at least so many metrics before anything is decided.
  int FLOOR = 2;

  /// The difference of the means in its own standard errors, as many tools have it. It takes a
  /// normal distribution for granted.
  ///
  /// @param threshold promotes from here on
  record Sigma(double threshold) implements Policy {
    public Sigma {
      requireFinite("threshold", threshold);
    }
  }

  /// The Mann-Whitney statistic in standard deviations, without correction for ties or continuity:
  /// for metrics with heavy tails. With few metrics on each side it cannot be great, whatever they
  /// are: see [#greatest].
  ///
  /// @param threshold promotes from here on
  record RankScore(double threshold) implements Policy {
    public RankScore {
      requireFinite("threshold", threshold);
    }

    /// The greatest score that sides of these sizes can reach: `√(3·n·m / (n+m+1))`.
    public static double greatest(int baseline, int candidate) {
      return Math.sqrt(3.0 * baseline * candidate / (baseline + candidate + 1));
    }
  }

  /// The shift of the candidate, in the metric's own unit, with its exact interval: the whole
  /// interval above the least shift that matters promotes, the whole interval below rejects, and
  /// across the two it is too early to say.
  ///
  /// @param alpha how often a baseline may ever give way to a candidate that is no better, however
  ///   many candidates are tried against it, in (0, 0.5)
  /// @param minimumEffect the least shift that matters, zero or greater
  record Exact(double alpha, double minimumEffect) implements Policy {
    /// Wrong once in twenty baselines, whatever the effect.
    public static final Exact USUAL = new Exact(0.05, 0);

    public Exact {
      if (!(alpha > 0 && alpha < 0.5)) {
        throw new IllegalArgumentException("alpha must lie between 0 and 0.5, not " + alpha);
      }
      requireFinite("minimumEffect", minimumEffect);
      if (minimumEffect < 0) {
        throw new IllegalArgumentException(
            "minimumEffect must not be negative, as " + minimumEffect);
      }
    }

    /// The policy for one look of several: it may use `6 / (π²·k²)` of alpha, which is all of it
    /// over infinitely many looks. Whoever tries again until a verdict is good is wrong no more
    /// often than who tries once.
    ///
    /// @param look counted from one
    public Exact atLook(int look) {
      return new Exact(alpha * 6 / (Math.PI * Math.PI * look * look), minimumEffect);
    }

    /// Whether sides of these sizes can ever promote: whether the smallest p-value that there is
    /// for them, one of all ways to deal the metrics out, is no greater than alpha.
    public boolean canDecide(int baseline, int candidate) {
      double smallest = 1;
      for (int i = 1; i <= candidate; i++) {
        smallest *= (double) i / (baseline + i);
      }
      return smallest <= alpha;
    }
  }

  private static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be a finite number, not " + value);
    }
  }
}
