package dev.assay.ledger;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Events that one caller waits for. They are recorded together, or none of them is.
final class Pending {
  private final List<Draft> drafts;
  private final CompletableFuture<List<RecordedEvent>> end = new CompletableFuture<>();

  Pending(List<Draft> drafts) {
    this.drafts = drafts;
  }

  List<Draft> drafts() {
    return drafts;
  }

  void recorded(List<RecordedEvent> events) {
    end.complete(events);
  }

  void failed(LedgerException failure) {
    end.completeExceptionally(failure);
  }

  /// Whether it is known by now if the events are recorded.
  boolean ended() {
    return end.isDone();
  }

  /// Waits for the end. An interrupt does not cut the wait short, so that the caller always learns
  /// whether its events are recorded; the thread is still interrupted afterwards.
  List<RecordedEvent> await() {
    try {
      return end.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof LedgerException failure) {
        throw failure.inThisThread();
      }
      throw e;
    }
  }
}
