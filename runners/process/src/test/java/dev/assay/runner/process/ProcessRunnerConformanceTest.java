package dev.assay.runner.process;

import dev.assay.runner.TaskRunner;
import dev.assay.runner.conformance.TaskRunnerConformance;

class ProcessRunnerConformanceTest extends TaskRunnerConformance {
  @Override
  protected TaskRunner runner() {
    return new ProcessRunner();
  }
}
