package dev.assay.runner.sandbox;

import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.TaskRunner;
import dev.assay.runner.conformance.TaskRunnerConformance;

/// The sandbox as an ordinary user has it: without namespaces, control groups and capabilities. Run
/// by root it limits no processes, because the kernel keeps root to no number of them.
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
            here.countsProcesses(),
            ControlGroupMounts.none()));
  }

  @Override
  protected NetworkPolicy network() {
    return new NetworkPolicy.Disabled();
  }
}
