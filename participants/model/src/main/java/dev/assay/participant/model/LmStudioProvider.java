package dev.assay.participant.model;

import dev.assay.participant.Participant;
import dev.assay.participant.ParticipantException;
import dev.assay.participant.ParticipantProvider;
import dev.assay.participant.ParticipantSpec;
import java.util.List;

/// Makes `lmstudio/<model>`, a model that LM Studio or any other local server runs.
/// `LMSTUDIO_BASE_URL` says where; no key is needed, and `LMSTUDIO_API_KEY` is sent where set.
public final class LmStudioProvider implements ParticipantProvider {
  static final String ADDRESS = "LMSTUDIO_BASE_URL";
  static final String KEY = "LMSTUDIO_API_KEY";
  static final String DEFAULT_ADDRESS = "http://127.0.0.1:1234/v1";

  @Override
  public String prefix() {
    return "lmstudio";
  }

  @Override
  public String description() {
    return "lmstudio/<model>, a local model at " + ADDRESS + ", by default " + DEFAULT_ADDRESS;
  }

  @Override
  public Participant create(ParticipantSpec spec) throws ParticipantException {
    ModelEnvironment environment = new ModelEnvironment(spec.environment());
    Endpoint endpoint =
        new Endpoint(
            environment.baseUrl(List.of(ADDRESS), DEFAULT_ADDRESS),
            environment.key(KEY),
            Dialect.LM_STUDIO,
            ADDRESS,
            KEY);
    return ModelParticipants.create(spec, prefix(), endpoint);
  }
}
