package dev.assay.ledger;

import dev.assay.protocol.CanonicalJson;
import dev.assay.protocol.LabEvent;
import dev.assay.protocol.LabEventJson;
import dev.assay.protocol.RunId;
import java.util.Optional;

/// An event on its way into the ledger: all but its place in the chain.
///
/// @param run the run's name, empty where there is none
/// @param payload canonical JSON
/// @param time in nanoseconds since 1970
/// @param labEvent what the payload says, where projections follow from it
record Draft(
    String stream,
    String type,
    String run,
    String payload,
    long time,
    Optional<LabEvent> labEvent) {
  /// The longest payload, in characters; larger things are files, named by their digest.
  static final int MAX_PAYLOAD = 16 << 20;

  Draft {
    if (payload.length() > MAX_PAYLOAD) {
      throw new IllegalArgumentException(
          "the payload of an event is at most %d characters, not %d; keep it in a file"
              .formatted(MAX_PAYLOAD, payload.length()));
    }
  }

  static Draft of(RunId run, LabEvent event, long time) {
    LabEventRules.check(event);
    return new Draft(
        Ledger.LAB_STREAM,
        event.type(),
        run.value(),
        LabEventJson.write(event),
        time,
        Optional.of(event));
  }

  static Draft of(NewEvent event, long time) {
    return new Draft(
        event.stream(),
        event.type(),
        event.run().map(RunId::value).orElse(""),
        CanonicalJson.write(event.payload()),
        time,
        Optional.empty());
  }
}
