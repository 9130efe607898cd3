package dev.assay.participant.model;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes the request of a chat completion.
final class RequestBody {
  private static final JsonMapper JSON = new JsonMapper();

  private RequestBody() {}

  static byte[] of(String prompt, ChatSettings settings, Endpoint endpoint) {
    ObjectNode body = JSON.createObjectNode().put("model", settings.model());
    body.putArray("messages").addObject().put("role", "user").put("content", prompt);
    body.put("stream", true);
    body.putObject("stream_options").put("include_usage", true);
    settings.temperature().ifPresent(temperature -> body.put("temperature", temperature));
    settings.maxTokens().ifPresent(most -> body.put(maxTokensField(endpoint), most));
    settings
        .thinkingLevel()
        .ifPresent(level -> putThinking(body, level.wireName(), endpoint.dialect()));
    if (endpoint.dialect() == Dialect.OPENROUTER) {
      settings.provider().ifPresent(provider -> putProvider(body, provider));
    }
    return JSON.writeValueAsBytes(body);
  }

  /// OpenAI's reasoning models refuse `max_tokens`, and all its models take the newer name; many
  /// other servers know only the older one.
  private static String maxTokensField(Endpoint endpoint) {
    return endpoint.openAiItself() ? "max_completion_tokens" : "max_tokens";
  }

  private static void putThinking(ObjectNode body, String effort, Dialect dialect) {
    switch (dialect) {
      case OPENROUTER -> body.putObject("reasoning").put("effort", effort);
      case OPENAI, LM_STUDIO -> body.put("reasoning_effort", effort);
    }
  }

  /// Without fallbacks: a run that is routed elsewhere half-way compares two things as one.
  private static void putProvider(ObjectNode body, String provider) {
    ObjectNode routing = body.putObject("provider");
    routing.putArray("order").add(provider);
    routing.put("allow_fallbacks", false);
  }
}
