package dev.assay.protocol;

import java.util.List;

/// What an agent tried against a failure.
///
/// @param strategy what it did
/// @param success whether it helped
/// @param timeSpentMs how long it took, in milliseconds
/// @param sideEffects what else it changed
public record RecoveryAttempt(
    String strategy, boolean success, Unsigned64 timeSpentMs, List<String> sideEffects) {
  public RecoveryAttempt {
    sideEffects = List.copyOf(sideEffects);
  }
}
