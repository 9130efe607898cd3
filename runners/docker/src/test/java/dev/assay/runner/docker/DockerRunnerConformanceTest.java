package dev.assay.runner.docker;

import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.TaskRunner;
import dev.assay.runner.conformance.TaskRunnerConformance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class DockerRunnerConformanceTest extends TaskRunnerConformance {
  @BeforeAll
  static void needsAnEngine() {
    TestEngine.assumeReady();
  }

  @Override
  protected TaskRunner runner() {
    return TestEngine.runner();
  }

  @Override
  protected NetworkPolicy network() {
    return new NetworkPolicy.Disabled();
  }

  @Override
  public boolean tellsSignalsFromStatuses() {
    return false;
  }
}
