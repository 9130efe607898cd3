package dev.assay.benchmark.swebench;

import java.util.Optional;

/// A patch that somebody's model made for an instance.
///
/// @param instanceId the instance
/// @param model what made it, as reports name it
/// @param patch the patch as it was written; absent when the model gave none
public record Prediction(String instanceId, String model, Optional<String> patch) {
  /// The name that reference patches go by.
  public static final String GOLD = "gold";
}
