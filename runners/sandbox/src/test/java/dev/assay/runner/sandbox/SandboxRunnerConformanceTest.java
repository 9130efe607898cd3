package dev.assay.runner.sandbox;

import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.TaskRunner;
import dev.assay.runner.conformance.TaskRunnerConformance;

class SandboxRunnerConformanceTest extends TaskRunnerConformance {
  @Override
  protected TaskRunner runner() {
    return new SandboxRunner();
  }

  @Override
  protected NetworkPolicy network() {
    return new NetworkPolicy.Disabled();
  }
}
