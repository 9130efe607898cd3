package dev.assay.ledger;

import dev.assay.protocol.RunId;
import java.util.Optional;

/// Which runs are meant; what is absent or empty asks for nothing.
///
/// @param before only runs that were planned before this one
/// @param text only runs in whose id, benchmark or participants this occurs, in any case
/// @param status only runs that stand so
/// @param benchmark only runs of this benchmark
/// @param participant only runs in which it takes part
/// @param task only runs with an attempt at it, by the participant where one is named
public record RunFilter(
    Optional<RunId> before,
    String text,
    Optional<RunStatus> status,
    String benchmark,
    String participant,
    String task) {
  /// Every run.
  public static final RunFilter ALL =
      new RunFilter(Optional.empty(), "", Optional.empty(), "", "", "");
}
