package dev.assay.benchmark.swebench;

import dev.assay.runner.RunnerException;
import java.io.IOException;

/// Where the environments come from that tests run in without an image.
public sealed interface NativeEnvironments permits EnvironmentCache, GivenEnvironment {
  /// What an instance's environment is or will be, and whether it can be had; makes nothing.
  InstancePlan plan(Instance instance);

  /// The environment of an instance, made where it is not there yet, and there until the use of it
  /// is closed.
  ///
  /// @throws RunnerException when it cannot be had here, or making it failed; says why
  EnvironmentUse prepare(Instance instance)
      throws RunnerException, IOException, InterruptedException;
}
