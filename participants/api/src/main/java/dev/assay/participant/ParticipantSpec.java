package dev.assay.participant;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// What a participant is to be.
///
/// @param name in full, `openrouter/google/gemini-pro`
/// @param environment variables of the shell over those of `.env`; the only source of keys
/// @param temperature sampling temperature
/// @param maxTokens the most tokens a reply may have
/// @param provider the OpenRouter provider to pin
/// @param thinkingLevel low, medium or high
/// @param options what the kind needs of its own, by option name (`response-file`, `response-text`)
/// @param promptsOnly whether nothing is asked of it but its prompts, for which no key is needed
public record ParticipantSpec(
    String name,
    Map<String, String> environment,
    OptionalDouble temperature,
    OptionalInt maxTokens,
    Optional<String> provider,
    Optional<String> thinkingLevel,
    Map<String, String> options,
    boolean promptsOnly) {
  /// One that is to attempt tasks.
  public ParticipantSpec(
      String name,
      Map<String, String> environment,
      OptionalDouble temperature,
      OptionalInt maxTokens,
      Optional<String> provider,
      Optional<String> thinkingLevel,
      Map<String, String> options) {
    this(name, environment, temperature, maxTokens, provider, thinkingLevel, options, false);
  }

  public ParticipantSpec {
    environment = Map.copyOf(environment);
    options = Map.copyOf(options);
  }

  /// Never shows the environment: it holds keys.
  @Override
  public String toString() {
    return "ParticipantSpec[" + name + "]";
  }
}
