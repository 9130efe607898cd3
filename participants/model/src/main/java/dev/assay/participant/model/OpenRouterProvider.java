package dev.assay.participant.model;

import dev.assay.participant.Participant;
import dev.assay.participant.ParticipantException;
import dev.assay.participant.ParticipantProvider;
import dev.assay.participant.ParticipantSpec;
import java.util.List;
import java.util.Optional;

/// Makes `openrouter/<model>`. Needs `OPENROUTER_API_KEY`; `OPENROUTER_BASE_URL` leads elsewhere.
public final class OpenRouterProvider implements ParticipantProvider {
  static final String ADDRESS = "OPENROUTER_BASE_URL";
  static final String KEY = "OPENROUTER_API_KEY";
  static final String DEFAULT_ADDRESS = "https://openrouter.ai/api/v1";

  @Override
  public String prefix() {
    return "openrouter";
  }

  @Override
  public String description() {
    return "openrouter/<model>, as openrouter/google/gemini-pro; needs " + KEY;
  }

  @Override
  public Participant create(ParticipantSpec spec) throws ParticipantException {
    ModelEnvironment environment = new ModelEnvironment(spec.environment());
    Endpoint endpoint =
        new Endpoint(
            environment.baseUrl(List.of(ADDRESS), DEFAULT_ADDRESS),
            spec.promptsOnly() ? environment.key(KEY) : Optional.of(environment.requiredKey(KEY)),
            Dialect.OPENROUTER,
            ADDRESS,
            KEY);
    return ModelParticipants.create(spec, prefix(), endpoint);
  }
}
