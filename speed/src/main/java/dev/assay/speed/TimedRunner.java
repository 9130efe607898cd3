package dev.assay.speed;

import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.RunnerCapabilities;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.TaskRunner;

/// Another runner, with the moments of its one session marked.
record TimedRunner(TaskRunner runner, AttemptClock clock) implements TaskRunner {
  @Override
  public String name() {
    return runner.name();
  }

  @Override
  public RunnerCapabilities capabilities() {
    return runner.capabilities();
  }

  @Override
  public RunnerAvailability availability() {
    return runner.availability();
  }

  @Override
  public String means() {
    return runner.means();
  }

  @Override
  public RunnerSession open(SessionSpec spec) throws RunnerException, InterruptedException {
    clock.mark(Moment.OPENING);
    RunnerSession session = runner.open(spec);
    clock.mark(Moment.OPENED);
    return new TimedSession(session, clock);
  }
}
