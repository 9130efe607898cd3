package dev.assay.ledger;

/// An event on its way into the ledger.
@FunctionalInterface
public interface PendingAppend {
  /// Returns once the event is durable. An interrupt does not cut this short; the thread stays
  /// interrupted.
  ///
  /// @throws LedgerException when the event is not recorded, and see [LedgerException.Reason]
  RecordedEvent await();
}
