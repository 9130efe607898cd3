package dev.assay.ledger;

import java.util.List;

/// What a look at a whole ledger found.
///
/// @param events how many there are
/// @param head the last event's hash, 64 hex digits, zeros where there is no event
/// @param checkpoints how many signed checkpoints agree with the history; without a public key
///   their signatures were not looked at
/// @param faults the first hundred, broken events first and in their order; projections are
///   compared only when the chain is whole
public record Verification(long events, String head, int checkpoints, List<LedgerFault> faults) {
  /// How many faults are listed at most.
  public static final int MAX_FAULTS = 100;

  public Verification {
    faults = faults.stream().limit(MAX_FAULTS).toList();
  }

  /// Whether nothing is wrong.
  public boolean intact() {
    return faults.isEmpty();
  }
}
