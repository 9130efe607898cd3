package dev.assay.benchmark.swebench;

import dev.assay.benchmark.cache.CacheUse;
import java.util.List;

/// One environment for all instances, made by whoever names it.
///
/// @param environment has what the instances' tests need
public record GivenEnvironment(NativeEnvironment environment) implements NativeEnvironments {
  @Override
  public InstancePlan plan(Instance instance) {
    return new InstancePlan.Possible(
        "given",
        environment.folder().map(Object::toString).orElse("this machine's own programs"),
        List.of());
  }

  @Override
  public EnvironmentUse prepare(Instance instance) {
    return new EnvironmentUse(environment, CacheUse.NONE);
  }
}
