package dev.assay.benchmark.swebench;

import dev.assay.runner.RunnerException;
import java.io.IOException;

/// What instances' tests run in: this machine's own programs, or images.
sealed interface Testbeds permits NativeTestbeds, ImageTestbeds {
  /// What an instance's testbed is or will be, and whether it can be had; makes and fetches
  /// nothing.
  InstancePlan plan(Instance instance);

  /// The testbed of an instance, fetched or made where it is not there yet.
  ///
  /// @throws RunnerException when it cannot be had here, or making it failed; says why
  Testbed prepare(Instance instance) throws RunnerException, IOException, InterruptedException;
}
