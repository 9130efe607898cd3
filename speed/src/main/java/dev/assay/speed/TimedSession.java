package dev.assay.speed;

import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionDecorator;

/// Another session, with its commands and its end timed.
record TimedSession(RunnerSession session, AttemptClock clock) implements SessionDecorator {
  @Override
  public ExecutionResult execute(Command command) throws RunnerException, InterruptedException {
    long start = System.nanoTime();
    try {
      return session.execute(command);
    } finally {
      clock.command(System.nanoTime() - start);
    }
  }

  @Override
  public void close() {
    clock.mark(Moment.CLOSING);
    session.close();
    clock.mark(Moment.CLOSED);
  }
}
