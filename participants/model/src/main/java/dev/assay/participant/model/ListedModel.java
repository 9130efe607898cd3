package dev.assay.participant.model;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// A model as its provider lists it.
///
/// @param id its name at the provider, without a prefix
/// @param name for people
/// @param contextLength tokens of prompt and reply together, where told
/// @param promptUsd US dollars for a token of the prompt, where told
/// @param completionUsd US dollars for a token of the reply, where told
/// @param loaded whether it is in memory, where that can be said
public record ListedModel(
    String id,
    String name,
    OptionalLong contextLength,
    OptionalDouble promptUsd,
    OptionalDouble completionUsd,
    Optional<Boolean> loaded) {}
