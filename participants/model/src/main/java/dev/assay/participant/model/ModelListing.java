package dev.assay.participant.model;

import java.net.URI;
import java.util.List;

/// What a provider told of its models.
///
/// @param provider the prefix of its models' names: `openrouter`
/// @param baseUrl where it was asked
/// @param hasKey whether a key for it is set
/// @param problem why it did not tell, empty when it did
/// @param models by id
public record ModelListing(
    String provider, URI baseUrl, boolean hasKey, String problem, List<ListedModel> models) {
  public ModelListing {
    models = List.copyOf(models);
  }
}
