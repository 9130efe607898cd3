package dev.assay.participant.model;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// What is asked of an endpoint beside the prompt. What is absent is not sent, so that the
/// endpoint's default holds. No seed is ever sent: few endpoints heed it, and none promises to.
///
/// @param model the endpoint's own name for the model
/// @param temperature sampling temperature
/// @param maxTokens the most tokens a reply may have, reasoning included
/// @param thinkingLevel how much the model is asked to reason
/// @param provider the only provider that OpenRouter may route to
public record ChatSettings(
    String model,
    OptionalDouble temperature,
    OptionalInt maxTokens,
    Optional<ThinkingLevel> thinkingLevel,
    Optional<String> provider) {}
