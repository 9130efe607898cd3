package dev.assay.participant.scripted;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A chat request as the endpoint received it.
///
/// @param number counts requests from zero, in order of arrival
/// @param occurrence how often this prompt came before
/// @param prompt the text of all messages
/// @param headers by lower-case name, the first value of each; never shown by [#toString]
/// @param body the request's JSON
public record ScriptedRequest(
    int number, int occurrence, String prompt, Map<String, String> headers, JsonNode body) {
  public ScriptedRequest {
    headers = Map.copyOf(headers);
  }

  /// The model that was asked for, empty when none was.
  public String model() {
    return body.path("model").asString("");
  }

  /// Whether a stream was asked for.
  public boolean stream() {
    return body.path("stream").asBoolean(false);
  }

  /// Whether a last chunk with the usage was asked for.
  public boolean includeUsage() {
    return body.path("stream_options").path("include_usage").asBoolean(false);
  }

  @Override
  public String toString() {
    return "ScriptedRequest[" + number + ", " + model() + ", occurrence " + occurrence + "]";
  }
}
