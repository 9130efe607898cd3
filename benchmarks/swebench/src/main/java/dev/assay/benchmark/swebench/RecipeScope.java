package dev.assay.benchmark.swebench;

import dev.assay.benchmark.Toolchains;
import tools.jackson.databind.JsonNode;

/// The instances that a recipe is for.
///
/// @param repository `owner/name`
/// @param from the first version of the repository's software; empty for any
/// @param to the last one; empty for any
record RecipeScope(String repository, String from, String to) {
  /// The fields `repository`, `from` and `to` of an object.
  static RecipeScope of(JsonNode node) {
    return new RecipeScope(
        node.path("repository").asString(),
        node.path("from").asString(""),
        node.path("to").asString(""));
  }

  boolean covers(Instance instance) {
    return instance.repository().equals(repository)
        && (from.isEmpty() || Toolchains.compareVersions(instance.version(), from) >= 0)
        && (to.isEmpty() || Toolchains.compareVersions(instance.version(), to) <= 0);
  }

  @Override
  public String toString() {
    return "%s%s%s"
        .formatted(
            repository, from.isEmpty() ? "" : " from " + from, to.isEmpty() ? "" : " to " + to);
  }
}
