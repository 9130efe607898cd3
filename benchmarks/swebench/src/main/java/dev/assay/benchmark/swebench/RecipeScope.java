package dev.assay.benchmark.swebench;

import dev.assay.benchmark.Toolchains;

/// The instances that a recipe is for.
///
/// @param repository `owner/name`
/// @param from the first version of the repository's software; empty for any
/// @param to the last one; empty for any
record RecipeScope(String repository, String from, String to) {
  boolean covers(Instance instance) {
    return instance.repository().equals(repository)
        && (from.isEmpty() || Toolchains.compareVersions(instance.version(), from) >= 0)
        && (to.isEmpty() || Toolchains.compareVersions(instance.version(), to) <= 0);
  }

  @Override
  public String toString() {
    if (from.isEmpty() && to.isEmpty()) {
      return repository;
    }
    return "%s %s to %s".formatted(repository, from, to);
  }
}
