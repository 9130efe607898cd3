package dev.assay.benchmark.swebench;

import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.RunnerDecorator;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionDecorator;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.TaskRunner;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Another runner, and what the sessions of one evaluation took and enforced.
final class ObservedRunner implements RunnerDecorator {
  private final TaskRunner runner;
  private final Map<String, String> enforcement = new HashMap<>();
  private Duration commandTime = Duration.ZERO;
  private OptionalLong peakMemoryBytes = OptionalLong.empty();

  ObservedRunner(TaskRunner runner) {
    this.runner = runner;
    enforcement.put("runner", runner.name());
  }

  @Override
  public TaskRunner runner() {
    return runner;
  }

  @Override
  public TaskRunner withImage(String image) throws RunnerException {
    return new ObservedRunner(runner.withImage(image));
  }

  @Override
  public RunnerSession open(SessionSpec spec) throws RunnerException, InterruptedException {
    return new ObservedSession(runner.open(spec));
  }

  /// What the sessions enforced, by name, and the runner's own name.
  synchronized Map<String, String> enforcement() {
    return Map.copyOf(enforcement);
  }

  /// Wall time of all commands together.
  synchronized Duration commandTime() {
    return commandTime;
  }

  /// The most memory that a session held at one moment; empty where nobody counts.
  synchronized OptionalLong peakMemoryBytes() {
    return peakMemoryBytes;
  }

  private synchronized void took(Duration time) {
    commandTime = commandTime.plus(time);
  }

  private synchronized void closed(RunnerSession session) {
    enforcement.putAll(session.enforcement());
    OptionalLong peak = session.peakMemoryBytes();
    if (peak.isPresent()) {
      peakMemoryBytes =
          OptionalLong.of(Math.max(peak.getAsLong(), peakMemoryBytes.orElse(Long.MIN_VALUE)));
    }
  }

  private final class ObservedSession implements SessionDecorator {
    private final RunnerSession session;

    ObservedSession(RunnerSession session) {
      this.session = session;
    }

    @Override
    public RunnerSession session() {
      return session;
    }

    @Override
    public ExecutionResult execute(Command command) throws RunnerException, InterruptedException {
      ExecutionResult result = session.execute(command);
      took(result.wallTime());
      return result;
    }

    @Override
    public void close() {
      closed(session);
      session.close();
    }
  }
}
