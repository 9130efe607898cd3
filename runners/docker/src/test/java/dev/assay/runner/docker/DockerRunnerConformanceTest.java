package dev.assay.runner.docker;

import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.TaskRunner;
import dev.assay.runner.conformance.TaskRunnerConformance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Tag("slow")
@ExtendWith(TestEngine.class)
@Execution(ExecutionMode.CONCURRENT)
class DockerRunnerConformanceTest extends TaskRunnerConformance {
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

  @Override
  public int racesTried() {
    return 3;
  }
}
