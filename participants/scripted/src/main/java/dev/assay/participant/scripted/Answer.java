package dev.assay.participant.scripted;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// What the endpoint says to a request.
public sealed interface Answer {
  /// A chat completion, streamed when the request asks for a stream.
  ///
  /// @param text the reply
  /// @param reasoning what is sent as reasoning before it, often empty
  /// @param finishReason `stop`, `length`
  /// @param costUsd what `usage.cost` says, left out when absent
  record Completion(String text, String reasoning, String finishReason, OptionalDouble costUsd)
      implements Answer {}

  /// Exactly these bytes, for what no well-behaved endpoint sends.
  ///
  /// @param status HTTP status
  /// @param headers response headers, `Content-Type` among them
  /// @param chunks parts of the body, flushed one by one
  /// @param cut whether the connection is closed after the last chunk without ending the body
  record Raw(int status, Map<String, String> headers, List<byte[]> chunks, boolean cut)
      implements Answer {
    public Raw {
      headers = Map.copyOf(headers);
      chunks = List.copyOf(chunks);
    }
  }

  /// A reply that ended by itself.
  static Answer text(String text) {
    return new Completion(text, "", "stop", OptionalDouble.empty());
  }
}
