package dev.assay.server;

import dev.assay.ledger.RecordedEvent;
import dev.assay.protocol.RunId;
import java.util.Optional;

/// An event as streams send it.
///
/// @param json an [EventRow]
record StreamedEvent(long sequence, Optional<RunId> run, String json) {
  static StreamedEvent of(RecordedEvent event) {
    return new StreamedEvent(event.sequence(), event.run(), ApiJson.text(EventRow.of(event)));
  }
}
