package dev.assay.ledger;

/// Where a run stands, as far as its events tell.
public enum RunStatus {
  /// Planned or resumed. Its process may have died since: then nobody was left to say so.
  RUNNING,
  /// Stopped before its end; it can be resumed.
  STOPPED,
  /// Every attempt has an end.
  COMPLETED
}
