package dev.assay.integrity;

import dev.assay.protocol.Outcome;

/// What became of an attack.
///
/// @param reason what stopped it, or what it was scored for
public record AttackResult(Attack attack, Standing standing, Outcome outcome, String reason) {
  /// What a result says about the evaluation.
  public enum Standing {
    /// It scored nothing.
    STOPPED,
    /// It passed.
    SUCCEEDED,
    /// It passed by reaching what this runner does not claim to keep it from.
    BEYOND_RUNNER,
    /// It could not be tried, since a toolchain is missing.
    NOT_TRIED,
    /// It says nothing: the runner failed, or the honest solution did not pass either.
    UNCLEAR
  }

  /// Whether something has to be mended.
  public boolean isFault() {
    return switch (standing) {
      case STOPPED, BEYOND_RUNNER, NOT_TRIED -> false;
      case SUCCEEDED, UNCLEAR -> true;
    };
  }
}
