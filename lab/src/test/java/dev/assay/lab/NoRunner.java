package dev.assay.lab;

import dev.assay.runner.IsolationLevel;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.RunnerCapabilities;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.TaskRunner;
import java.util.Set;

/// For benchmarks that judge in this process.
final class NoRunner implements TaskRunner {
  @Override
  public String name() {
    return "none";
  }

  @Override
  public RunnerCapabilities capabilities() {
    return new RunnerCapabilities(IsolationLevel.PROCESS, false, false, 1, Set.of());
  }

  @Override
  public RunnerAvailability availability() {
    return new RunnerAvailability.Ready();
  }

  @Override
  public RunnerSession open(SessionSpec spec) throws RunnerException {
    throw new RunnerException("no session is needed here");
  }
}
