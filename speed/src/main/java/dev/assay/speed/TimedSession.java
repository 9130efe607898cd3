package dev.assay.speed;

import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

/// Another session, with its commands and its end timed.
record TimedSession(RunnerSession session, AttemptClock clock) implements RunnerSession {
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
  public void copyIn(Path from, String to) throws RunnerException {
    session.copyIn(from, to);
  }

  @Override
  public void copyOut(String from, Path to, long maxBytes) throws RunnerException {
    session.copyOut(from, to, maxBytes);
  }

  @Override
  public void endProcesses() {
    session.endProcesses();
  }

  @Override
  public OptionalLong peakMemoryBytes() {
    return session.peakMemoryBytes();
  }

  @Override
  public Map<String, String> enforcement() {
    return session.enforcement();
  }

  @Override
  public void close() {
    clock.mark(Moment.CLOSING);
    session.close();
    clock.mark(Moment.CLOSED);
  }
}
