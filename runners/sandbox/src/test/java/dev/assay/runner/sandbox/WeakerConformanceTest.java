package dev.assay.runner.sandbox;

import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.TaskRunner;
import dev.assay.runner.conformance.TaskRunnerConformance;

/// The sandbox as an ordinary user has it: without namespaces, control groups and capabilities.
class WeakerConformanceTest extends TaskRunnerConformance {
  @Override
  protected TaskRunner runner() {
    KernelFeatures here = KernelProbe.here();
    return new SandboxRunner(() ->
        new KernelFeatures(
            here.release(),
            here.landlock(),
            here.seccomp(),
            here.architecture(),
            false,
            "only root may make them",
            ControlGroupMounts.none()));
  }

  @Override
  protected NetworkPolicy network() {
    return new NetworkPolicy.Disabled();
  }
}
