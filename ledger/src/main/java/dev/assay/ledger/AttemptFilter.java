package dev.assay.ledger;

import dev.assay.protocol.Outcome;
import java.util.Optional;

/// Which attempts of a run are meant; what is absent or empty asks for nothing.
///
/// @param outcome only attempts that ended so
/// @param participant only its attempts
/// @param task only attempts at it
/// @param text only attempts in whose task, participant or end this occurs, in any case
public record AttemptFilter(
    Optional<Outcome> outcome, String participant, String task, String text) {
  /// Every attempt.
  public static final AttemptFilter ALL = new AttemptFilter(Optional.empty(), "", "", "");
}
