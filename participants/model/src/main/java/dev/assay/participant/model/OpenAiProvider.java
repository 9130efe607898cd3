package dev.assay.participant.model;

import dev.assay.participant.Participant;
import dev.assay.participant.ParticipantException;
import dev.assay.participant.ParticipantProvider;
import dev.assay.participant.ParticipantSpec;
import java.net.URI;
import java.util.List;

/// Makes `openai/<model>`, at OpenAI or at any server that imitates it. `OPENAI_BASE_URL`, or else
/// `OPENAI_API_BASE`, says where; `OPENAI_API_KEY` is needed at OpenAI itself and sent elsewhere
/// where set.
///
/// At OpenAI itself the limit of a reply is sent as `max_completion_tokens`, elsewhere as
/// `max_tokens`. A temperature that a reasoning model does not take is the endpoint's to refuse.
public final class OpenAiProvider implements ParticipantProvider {
  private static final String ADDRESS = "OPENAI_BASE_URL";
  private static final String OTHER_ADDRESS = "OPENAI_API_BASE";
  private static final String KEY = "OPENAI_API_KEY";

  @Override
  public String prefix() {
    return "openai";
  }

  @Override
  public String description() {
    return "openai/<model>; needs " + KEY + ", or " + ADDRESS + " for a compatible server";
  }

  @Override
  public Participant create(ParticipantSpec spec) throws ParticipantException {
    ModelEnvironment environment = new ModelEnvironment(spec.environment());
    URI address = environment.baseUrl(List.of(ADDRESS, OTHER_ADDRESS), "https://api.openai.com/v1");
    Endpoint endpoint = new Endpoint(address, environment.key(KEY), Dialect.OPENAI, ADDRESS, KEY);
    if (endpoint.openAiItself() && !spec.promptsOnly()) {
      environment.requiredKey(KEY);
    }
    return ModelParticipants.create(spec, prefix(), endpoint);
  }
}
