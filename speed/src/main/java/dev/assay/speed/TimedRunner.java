package dev.assay.speed;

import dev.assay.runner.RunnerDecorator;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.TaskRunner;

/// Another runner, with the moments of its one session marked.
record TimedRunner(TaskRunner runner, AttemptClock clock) implements RunnerDecorator {
  @Override
  public TaskRunner withImage(String image) throws RunnerException {
    return new TimedRunner(runner.withImage(image), clock);
  }

  @Override
  public RunnerSession open(SessionSpec spec) throws RunnerException, InterruptedException {
    clock.mark(Moment.OPENING);
    RunnerSession session = runner.open(spec);
    clock.mark(Moment.OPENED);
    return new TimedSession(session, clock);
  }
}
