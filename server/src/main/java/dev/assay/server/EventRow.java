package dev.assay.server;

import dev.assay.ledger.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// An event of the ledger.
///
/// @param stream the family that it is of: `lab`
/// @param payload what it says
record EventRow(
    long sequence,
    String stream,
    String type,
    Instant time,
    Optional<String> runId,
    JsonNode payload) {
  static EventRow of(RecordedEvent event) {
    return new EventRow(
        event.sequence(),
        event.stream(),
        event.type(),
        event.time(),
        event.run().map(Object::toString),
        ApiJson.read(event.payload().getBytes(StandardCharsets.UTF_8)));
  }
}
