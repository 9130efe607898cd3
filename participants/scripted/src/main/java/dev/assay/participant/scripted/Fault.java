package dev.assay.participant.scripted;

import java.util.Arrays;
import java.util.stream.Collectors;

/// What can go wrong between a client and a model.
public enum Fault {
  /// 429 with `Retry-After`.
  RATE_LIMIT("429"),
  /// 500 with an error in JSON.
  SERVER_ERROR("500"),
  /// 401 that, as some endpoints do, repeats the key that it was given.
  UNAUTHORIZED("401"),
  /// 402: no credit left.
  NO_CREDIT("402"),
  /// Half a stream, then the connection is closed.
  CUT("cut"),
  /// Half a stream, then the body is ended properly, as a proxy does whose upstream went away.
  TRUNCATED("truncated"),
  /// Half a stream, then a chunk that is not JSON.
  MALFORMED("malformed"),
  /// Half a stream, then an error event within the 200.
  ERROR_EVENT("error-event"),
  /// Half a stream, then nothing while the connection stays open.
  STALL("stall"),
  /// Not a byte, while the connection stays open.
  SILENT("silent"),
  /// The connection is closed before a byte of an answer.
  RESET("reset"),
  /// A complete stream with an empty reply.
  EMPTY("empty"),
  /// A complete stream with a reply that holds no patch.
  NO_PATCH("no-patch"),
  /// A web page with status 200.
  HTML("html");

  private final String label;

  Fault(String label) {
    this.label = label;
  }

  /// The name in [FaultSchedule#parse] and in counts.
  public String label() {
    return label;
  }

  /// The fault of that name.
  ///
  /// @throws IllegalArgumentException when there is none; lists those that there are
  public static Fault of(String label) {
    return Arrays.stream(values())
        .filter(fault -> fault.label.equals(label))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no fault is called '%s'; there are %s".formatted(label, labels())));
  }

  /// Every name, for help texts.
  public static String labels() {
    return Arrays.stream(values()).map(Fault::label).collect(Collectors.joining(", "));
  }
}
