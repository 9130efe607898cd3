package dev.assay.participant.model;

import dev.assay.participant.Participant;
import dev.assay.participant.ParticipantException;
import dev.assay.participant.ParticipantSpec;
import dev.assay.participant.PromptComposer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a single-shot participant of a specification and the endpoint that it names.
final class ModelParticipants {
  private ModelParticipants() {}

  static Participant create(ParticipantSpec spec, String prefix, Endpoint endpoint)
      throws ParticipantException {
    Optional<ThinkingLevel> thinking = Optional.empty();
    if (spec.thinkingLevel().isPresent()) {
      thinking = Optional.of(ThinkingLevel.of(spec.thinkingLevel().get()));
    }
    ChatSettings settings =
        new ChatSettings(
            model(spec.name(), prefix),
            spec.temperature(),
            spec.maxTokens(),
            thinking,
            spec.provider());
    ModelOptions options = new ModelOptions(spec.options());
    return new SingleShotParticipant(
        spec.name(),
        new HttpChatModel(
            endpoint, settings, options.timeLimits(), Backoff.of(options.retryPolicy())),
        new PromptComposer(),
        warnings(spec, endpoint));
  }

  private static String model(String name, String prefix) throws ParticipantException {
    String start = prefix + "/";
    if (!name.startsWith(start) || name.substring(start.length()).isBlank()) {
      throw new ParticipantException(
          "'%s' names no model: a model's name follows, as %s<model>".formatted(name, start));
    }
    return name.substring(start.length());
  }

  private static List<String> warnings(ParticipantSpec spec, Endpoint endpoint) {
    List<String> warnings = new ArrayList<>();
    if (!ModelEnvironment.confidential(endpoint.baseUrl())) {
      warnings.add(
          "%s is not encrypted: others on the way can read prompts%s (%s)"
              .formatted(
                  endpoint.baseUrl(),
                  endpoint.key().isPresent() ? " and the key" : "",
                  endpoint.addressVariable()));
    }
    if (spec.provider().isPresent() && endpoint.dialect() != Dialect.OPENROUTER) {
      warnings.add(
          "the provider '%s' is ignored for %s: only OpenRouter routes to providers"
              .formatted(spec.provider().get(), spec.name()));
    }
    return warnings;
  }
}
