package dev.assay.participant.model;

import dev.assay.protocol.TokenUsage;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/// What an endpoint says that a reply consumed.
///
/// @param tokens what it counted
/// @param costUsd US dollars, absent when it does not tell
record Usage(TokenUsage tokens, OptionalDouble costUsd) {
  /// Nothing was said.
  static final Usage UNKNOWN = new Usage(TokenUsage.NONE, OptionalDouble.empty());

  /// Reads a `usage` object. A count that is missing or makes no sense is zero.
  static Usage of(JsonNode usage) {
    TokenUsage tokens =
        new TokenUsage(
            count(usage.path("prompt_tokens")),
            count(usage.path("completion_tokens")),
            count(usage.path("completion_tokens_details").path("reasoning_tokens")),
            count(usage.path("prompt_tokens_details").path("cached_tokens")));
    return new Usage(tokens, cost(usage));
  }

  /// With a key of the user's own at the provider, OpenRouter's cost is its fee alone and what the
  /// provider charges is told apart.
  private static OptionalDouble cost(JsonNode usage) {
    OptionalDouble cost = dollars(usage.path("cost"));
    OptionalDouble upstream = dollars(usage.path("cost_details").path("upstream_inference_cost"));
    return cost.isPresent() && upstream.isPresent() && usage.path("is_byok").asBoolean(false)
        ? OptionalDouble.of(cost.getAsDouble() + upstream.getAsDouble())
        : cost;
  }

  private static OptionalDouble dollars(JsonNode amount) {
    double value = amount.isNumber() ? amount.asDouble() : Double.NaN;
    return Double.isFinite(value) && value >= 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private static long count(JsonNode count) {
    return Math.max(0, count.asLong(0));
  }
}
