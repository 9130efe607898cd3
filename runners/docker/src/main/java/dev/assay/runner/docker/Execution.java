package dev.assay.runner.docker;

import dev.assay.runner.BoundedOutput;
import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.Limits;
import dev.assay.runner.RunnerCapabilities.Limit;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One command, from its start in the container to its end.
final class Execution {
  private static final int HIGHEST_SIGNAL = 64;
  private static final int SIGNAL_BASE = 128;
  private static final int SIGKILL = 9;
  private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
  private static final Duration SETTLING = Duration.ofSeconds(10);

  private final DockerSession session;
  private final CommandScript script;
  private final BoundedOutput output;
  private final BoundedOutput error;
  private final Limits limits;

  Execution(
      DockerSession session,
      CommandScript script,
      BoundedOutput output,
      BoundedOutput error,
      Limits limits) {
    this.session = session;
    this.script = script;
    this.output = output;
    this.error = error;
    this.limits = limits;
  }

  private Command command() {
    return script.command();
  }

  private String program() {
    return command().arguments().getFirst();
  }

  /// Runs the command.
  ///
  /// @param directory relative to the workspace
  Termination run(String directory) throws RunnerException, InterruptedException {
    long epoch = session.epoch();
    Container.Started started;
    try {
      started = session.start(script.arguments(directory), command().environment());
    } catch (IOException e) {
      return session.epoch() == epoch
          ? new Termination.InfrastructureFailure(
              "%s could not be started in container %s: %s"
                  .formatted(program(), session.shortId(), e.getMessage()))
          : ended();
    }
    try (var response = started.output()) {
      ExecStreams streams = new ExecStreams(response.getBody(), output::write, error::write);
      FutureTask<Void> reading =
          new FutureTask<>(() -> {
            streams.drain();
            return null;
          });
      Thread.ofVirtual().name("assay-docker-output").start(reading);
      return await(started, streams, reading, epoch);
    }
  }

  private Termination await(
      Container.Started started, ExecStreams streams, FutureTask<Void> reading, long epoch)
      throws RunnerException, InterruptedException {
    long start = System.nanoTime();
    long limit = limits.wallTime().toNanos();
    long look = limits.diskBytes().isPresent() ? FIRST_LOOK.toNanos() : Long.MAX_VALUE;
    try {
      while (true) {
        long passed = System.nanoTime() - start;
        if (passed >= limit) {
          session.endAll();
          settle(reading);
          return new Termination.TimedOut(limits.wallTime());
        }
        try {
          reading.get(Math.min(limit, look) - passed, TimeUnit.NANOSECONDS);
          return termination(started, streams, epoch);
        } catch (TimeoutException e) {
          if (System.nanoTime() - start >= look) {
            if (session.limitState().diskFull()) {
              session.endAll();
              settle(reading);
              return diskFull();
            }
            look = 2 * (System.nanoTime() - start);
          }
        } catch (ExecutionException e) {
          return cut(epoch, String.valueOf(e.getMessage()));
        }
      }
    } catch (InterruptedException e) {
      session.endAll();
      throw e;
    }
  }

  /// Lets what was printed before the end come in.
  private static void settle(FutureTask<Void> reading) throws InterruptedException {
    try {
      reading.get(SETTLING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // The processes are dead; of their output there is what there is.
    }
  }

  private Termination termination(Container.Started started, ExecStreams streams, long epoch)
      throws RunnerException, InterruptedException {
    if (session.epoch() != epoch) {
      return ended();
    }
    Container.State state;
    try {
      state = session.stateOf(started.exec());
    } catch (IOException e) {
      return cut(epoch, String.valueOf(e.getMessage()));
    }
    if (session.epoch() != epoch) {
      return ended();
    }
    if (state.running()) {
      return cut(epoch, "the streams ended before the command did");
    }
    if (!state.started()) {
      return new Termination.InfrastructureFailure(
          "the engine could not start %s: %s"
              .formatted(program(), readable(streams.outputEnd() + streams.errorEnd())));
    }
    String end = script.merged() ? streams.outputEnd() : streams.errorEnd();
    var failure = script.failure(end);
    if (failure.isPresent()) {
      return notStarted(failure.get());
    }
    return state.status() == 0 ? new Termination.Exited(0) : failed(state.status());
  }

  private static String readable(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private Termination notStarted(CommandScript.Failure failure) throws RunnerException {
    return switch (failure) {
      case MISSING ->
          new Termination.InfrastructureFailure(
              "there is no working directory '%s' in the workspace of session '%s'"
                  .formatted(command().workingDirectory(), session.label()));
      case OUTSIDE ->
          throw new RunnerException(
              "the working directory '%s' of %s is a link out of the workspace"
                  .formatted(command().workingDirectory(), program()));
      case PROGRAM ->
          new Termination.InfrastructureFailure(
              "image %s has no program '%s' that can be run%s"
                  .formatted(session.image(), program(), searched()));
    };
  }

  /// Where it was looked for, when that was not the image's choice.
  private String searched() {
    String path = session.environment(command()).get("PATH");
    return path == null ? "" : ", with PATH=" + path;
  }

  private Termination failed(int status) throws InterruptedException {
    if (limits.memoryBytes().isPresent() || limits.diskBytes().isPresent()) {
      LimitState state = session.limitState();
      if (session.countMemoryKills(state)) {
        return new Termination.OutOfMemory();
      }
      if (state.diskFull()) {
        return diskFull();
      }
    }
    if (status == SIGNAL_BASE + SIGKILL) {
      Optional<Termination> lost = lost(session.conditionAfterKill());
      if (lost.isPresent()) {
        return lost.get();
      }
    }
    return status > SIGNAL_BASE && status <= SIGNAL_BASE + HIGHEST_SIGNAL
        ? new Termination.Signalled(status - SIGNAL_BASE)
        : new Termination.Exited(status);
  }

  private Termination diskFull() {
    return new Termination.LimitExceeded(
        Limit.DISK, "%,d bytes may be written".formatted(limits.diskBytes().orElse(0)));
  }

  private Termination ended() {
    return new Termination.InfrastructureFailure(
        "the processes of session '%s' were ended while %s ran"
            .formatted(session.label(), program()));
  }

  /// The streams were lost, by us, by the engine's end, or on the way.
  private Termination cut(long epoch, String reason) {
    if (session.epoch() != epoch) {
      return ended();
    }
    return lost(session.condition())
        .orElseGet(() -> {
          // Whatever it is doing, nobody is going to hear of it.
          session.endAll();
          return new Termination.Unknown(
              "the connection to the engine was lost while %s ran: %s"
                  .formatted(program(), reason));
        });
  }

  /// How a command ended that went with its container; empty when that runs.
  private Optional<Termination> lost(ContainerCondition condition) {
    return switch (condition) {
      case ContainerCondition.Running() -> Optional.empty();
      case ContainerCondition.OutOfMemory() -> Optional.of(new Termination.OutOfMemory());
      case ContainerCondition.Stopped(String why) ->
          Optional.of(
              new Termination.InfrastructureFailure(
                  "the container of session '%s' stopped while %s ran: %s"
                      .formatted(session.label(), program(), why)));
      case ContainerCondition.EngineGone(String why) ->
          Optional.of(
              new Termination.InfrastructureFailure(
                  "the engine stopped answering while %s ran: %s".formatted(program(), why)));
    };
  }
}
