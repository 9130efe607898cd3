package dev.assay.runner.process;

import dev.assay.runner.IsolationLevel;
import dev.assay.runner.LeftOver;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.RunnerCapabilities;
import dev.assay.runner.RunnerCapabilities.Limit;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.TaskRunner;
import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Runs commands as ordinary processes of this machine, in the workspace folder itself, as the user
/// who runs the lab. It isolates nothing: use it for tasks and models that you trust.
///
/// What it does promise: commands inherit no secret of the lab's environment, are ended with all
/// that they started, and cannot flood the disk with output. Limits of memory, processor, disk and
/// number of processes are not enforced and [RunnerSession#enforcement] says so; a network policy
/// other than [NetworkPolicy.Unrestricted] is refused, because a command that was to be offline and
/// is not gives wrong results, while one with more memory does not.
public final class ProcessRunner implements TaskRunner {
  /// Asked for no earlier than a session is opened: to find out makes this process a subreaper.
  private final Supplier<Means> means;

  /// By the best means that this machine has.
  public ProcessRunner() {
    this(Means::best);
  }

  ProcessRunner(Supplier<Means> means) {
    this.means = means;
  }

  @Override
  public String name() {
    return "process";
  }

  @Override
  public RunnerCapabilities capabilities() {
    return new RunnerCapabilities(
        IsolationLevel.PROCESS,
        false,
        true,
        Integer.MAX_VALUE,
        Set.of(Limit.WALL_TIME, Limit.OUTPUT));
  }

  @Override
  public String means() {
    return "isolates nothing";
  }

  @Override
  public RunnerAvailability availability() {
    return File.separatorChar == '/'
        ? new RunnerAvailability.Ready()
        : new RunnerAvailability.Missing(
            "a POSIX operating system", "run the lab on Linux or macOS, or in WSL on Windows");
  }

  @Override
  public List<LeftOver> leftOvers() throws RunnerException {
    return LocalSessions.leftOvers();
  }

  @Override
  public RunnerSession open(SessionSpec spec) throws RunnerException {
    if (availability() instanceof RunnerAvailability.Missing(String missing, String remedy)) {
      throw new RunnerException("the process runner needs " + missing + ": " + remedy);
    }
    if (!(spec.network() instanceof NetworkPolicy.Unrestricted)) {
      throw new RunnerException(
          "the process runner cannot enforce the network policy %s of session '%s'; use a runner that isolates, or the policy Unrestricted"
              .formatted(spec.network(), spec.label()));
    }
    return LocalSessions.open(spec, means.get(), (_, _, _, _) -> Confinement.none());
  }
}
