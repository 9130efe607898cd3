package dev.assay.cli;

import dev.assay.participant.model.ListedModel;
import java.util.Optional;

/// What models cost, where that is listed.
@FunctionalInterface
interface ModelPrices {
  /// @param participant as a run names it: `openrouter/google/gemini-pro`
  Optional<ListedModel> of(String participant) throws InterruptedException;
}
