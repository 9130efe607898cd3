package dev.assay.statistics;

/// Evidence that one side wins more than half of its pairs, which stays valid however often one
/// looks: an e-process. Under no difference it reaches 1/α at any time with a probability of at
/// most α (J. Ville, "Étude critique de la notion de collectif", 1939), so that one may stop
/// whenever one likes.
///
/// It is the likelihood of the pairs when each chance to win above one half is as likely as
/// another, over their likelihood when the chance is one half: `2^(n+1) · ∫½¹ p^w (1−p)^(n−w) dp`
/// for `w` wins in `n` pairs.
public final class WinEvidence {
  private WinEvidence() {}

  /// The evidence; one before the first pair. It is infinite when it is too great for a double,
  /// from about a thousand wins in a row on.
  ///
  /// @param wins pairs that were won
  /// @param pairs all pairs but the ties
  /// @throws IllegalArgumentException when there are more wins than pairs, or fewer than none
  public static double of(int wins, int pairs) {
    if (wins < 0 || wins > pairs) {
      throw new IllegalArgumentException(wins + " wins in " + pairs + " pairs");
    }
    // With whole numbers the integral is a sum of binomial coefficients:
    // (C(n+1, 0) + … + C(n+1, w)) / ((n+1) · C(n, w)), here from its last term to its first.
    double term = 1.0 / (pairs + 1 - wins);
    double sum = 0;
    for (int j = wins; j >= 0; j--) {
      sum += term;
      term *= (double) j / (pairs + 2 - j);
    }
    return sum;
  }
}
