package dev.assay.ledger;

import dev.assay.protocol.RunId;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// An event of another stream than the lab's, to be appended.
///
/// @param stream the family of events, `telemetry` or `gate`; not `lab`, whose events are typed
/// @param type the event's name within the stream
/// @param run the run that it belongs to, if to any
/// @param payload anything that JSON can say; the ledger keeps its canonical text
public record NewEvent(String stream, String type, Optional<RunId> run, JsonNode payload) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

  /// @throws IllegalArgumentException when a name is not 1 to 64 letters, digits, `_`, `.` or `-`
  ///   that begin with a letter, or the stream is the lab's
  public NewEvent {
    requireName("stream", stream);
    requireName("type", type);
    if (stream.equals(Ledger.LAB_STREAM)) {
      throw new IllegalArgumentException(
          "events of the stream 'lab' are typed: append them as a LabEvent");
    }
  }

  private static void requireName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "not the name of a " + what + ": '" + name + "' (expected " + NAME + ")");
    }
  }
}
