package dev.assay.ledger;

import dev.assay.protocol.RunId;
import java.time.Instant;
import java.util.Optional;

/// An event as it stands in the ledger.
///
/// @param sequence its place, counted from one without gaps
/// @param stream the family of events that it belongs to, `lab`
/// @param type its name within the stream, `attempt_started`
/// @param time when it was handed to the ledger, in whole nanoseconds; clocks of different
///   processes differ, so only the sequence orders events
/// @param run the run that it belongs to
/// @param payload canonical JSON
/// @param previousHash the hash of the event before it, 64 hex digits, zeros for the first event
/// @param hash SHA-256 over all of the above as [EventHash] lays it out, 64 hex digits
public record RecordedEvent(
    long sequence,
    String stream,
    String type,
    Instant time,
    Optional<RunId> run,
    String payload,
    String previousHash,
    String hash) {}
