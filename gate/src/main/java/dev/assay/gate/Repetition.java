package dev.assay.gate;

import dev.assay.gate.GateException.Kind;
import dev.assay.gate.Measurement.Outcome;
import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.FolderRemoval;
import dev.assay.runner.IsolationLevel;
import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.TaskRunner;
import dev.assay.runner.TemporaryFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Runs a benchmark once, in a session of its own whose workspace is the project's folder.
///
/// @param environment the caller's variables, of which a benchmark gets those that its project
///   names
/// @param artifacts keeps what benchmarks make
record Repetition(
    TaskRunner runner,
    Map<String, String> environment,
    ArtifactStore artifacts,
    Exchanges exchanges) {
  private static final long LARGEST_RESULT = 16L << 20;
  private static final long LARGEST_ARTIFACT = 4L << 30;

  /// What came of it.
  record Result(
      Outcome outcome,
      Duration wallTime,
      OptionalDouble reportedSeconds,
      Map<String, String> enforcement) {}

  private record Answer(Outcome outcome, OptionalDouble seconds) {
    static Answer failed(String reason) {
      return new Answer(new Outcome.Failed(reason), OptionalDouble.empty());
    }
  }

  /// @param index of the repetition, from zero
  /// @param log the file that takes what it prints
  Result run(Subject subject, long seed, int index, int total, Path log)
      throws GateException, InterruptedException {
    try (Exchange exchange = Exchange.open(exchanges, subject, seed, index, total);
        RunnerSession session = runner.open(specification(subject))) {
      List<String> shell = List.of("sh", "-c", exchange.line(subject));
      ExecutionResult result = session.execute(new Command(shell, "", Map.of(), log, log));
      session.endProcesses(); // so that what is read now stays what it is
      Optional<String> failure = failure(result.termination());
      Answer answer =
          failure.isPresent() ? Answer.failed(failure.get()) : read(subject, exchange, session);
      return new Result(
          answer.outcome(), result.wallTime(), answer.seconds(), session.enforcement());
    } catch (IOException e) {
      throw new GateException(
          Kind.INPUT_OUTPUT, "cannot measure %s: %s".formatted(subject.id(), e), e);
    } catch (RunnerException e) {
      throw new GateException(
          Kind.REFUSED, "cannot measure %s: %s".formatted(subject.id(), e.getMessage()), e);
    }
  }

  private SessionSpec specification(Subject subject) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.keySet().retainAll(subject.project().environment());
    return new SessionSpec(
        subject.benchmark().name(),
        subject.root(),
        variables,
        Limits.ofWallTime(subject.benchmark().timeLimit()),
        network(subject));
  }

  /// A runner that isolates nothing was asked for by name; it would refuse what it cannot do.
  private NetworkPolicy network(Subject subject) {
    return runner.capabilities().isolation() == IsolationLevel.PROCESS
        ? new NetworkPolicy.Unrestricted()
        : subject.benchmark().network();
  }

  private static Optional<String> failure(Termination termination) {
    return switch (termination) {
      case Termination.Exited(int status) ->
          status == 0 ? Optional.empty() : Optional.of("it ended with the status " + status);
      case Termination.Signalled(int signal) -> Optional.of("it was ended by signal " + signal);
      case Termination.TimedOut(Duration limit) ->
          Optional.of(
              String.format(Locale.ROOT, "it ran longer than %.4g s", limit.toMillis() / 1000.0));
      case Termination.OutOfMemory() -> Optional.of("it ran out of memory");
      case Termination.LimitExceeded(var limit, String detail) ->
          Optional.of("it went over its limit of %s: %s".formatted(limit, detail));
      case Termination.InfrastructureFailure(String reason) ->
          Optional.of("it could not be run: " + reason);
      case Termination.Unknown(String reason) -> Optional.of("it was lost: " + reason);
    };
  }

  private Answer read(Subject subject, Exchange exchange, RunnerSession session)
      throws IOException, GateException {
    Path copies = TemporaryFolders.create("result");
    try {
      Path file = copies.resolve(Exchange.RESULT);
      try {
        session.copyOut(exchange.inProject(Exchange.RESULT), file, LARGEST_RESULT);
      } catch (RunnerException e) {
        return Answer.failed("it wrote no result that can be read: " + e.getMessage());
      }
      return switch (ResultFile.read(file)) {
        case ResultFile.Failed(String reason) -> Answer.failed(reason);
        case ResultFile.Ok ok -> withArtifact(subject, exchange, session, copies, ok);
      };
    } finally {
      FolderRemoval.remove(copies);
    }
  }

  private Answer withArtifact(
      Subject subject, Exchange exchange, RunnerSession session, Path copies, ResultFile.Ok ok)
      throws GateException {
    Optional<String> artifact = Optional.empty();
    if (subject.benchmark().judgement().tier() == Tier.CORRECTNESS) {
      Path made = copies.resolve(Exchange.ARTIFACT);
      try {
        session.copyOut(exchange.inProject(Exchange.ARTIFACT), made, LARGEST_ARTIFACT);
      } catch (RunnerException e) {
        return Answer.failed("it made no artifact that can be read: " + e.getMessage());
      }
      artifact = Optional.of(artifacts.keep(subject.id(), made));
    }
    return new Answer(
        new Outcome.Measured(ok.metric(), ok.components(), ok.metadata(), artifact), ok.seconds());
  }
}
