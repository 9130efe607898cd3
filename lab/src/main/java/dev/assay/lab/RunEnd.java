package dev.assay.lab;

import dev.assay.protocol.LabEvent.StopReason;

/// How a sitting of a run ended.
public sealed interface RunEnd {
  /// Every attempt of the plan has an end.
  record Completed() implements RunEnd {}

  /// Attempts are left; `resume` goes on with them.
  record Stopped(StopReason reason, String detail) implements RunEnd {}
}
