package dev.assay.integrity;

import java.time.Duration;
import java.util.Optional;

/// The task that is attacked.
///
/// @param task its id in the catalog
/// @param unguarded whether the task's own lists of editable and protected files are left out, so
///   that only what is protected in any catalog stands in the way
/// @param timeLimit for the tests, in place of the task's
public record Target(String task, boolean unguarded, Optional<Duration> timeLimit) {
  /// The same with the task's own time limit.
  Target unhurried() {
    return new Target(task, unguarded, Optional.empty());
  }
}
