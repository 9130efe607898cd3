package dev.assay.gate;

import dev.assay.gate.GateException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The runs that measure on this machine, have measured or wait for their turn, in the background
/// and in terminals.
public final class Jobs {
  private final JobFolder folder;

  private Jobs(JobFolder folder) {
    this.folder = folder;
  }

  /// The runs of a gate.
  public static Jobs of(GateHome home) throws GateException {
    return new Jobs(new JobFolder(home));
  }

  /// The runs in order of arrival, and for each that cannot be read what is wrong with it.
  public record Listing(List<Job> jobs, List<String> problems) {}

  /// All runs of which something is kept: those that have not ended, and the latest that have.
  public Listing list() throws GateException {
    try {
      JobFolder.Listing listing = folder.list();
      return new Listing(listing.jobs(), listing.problems());
    } catch (IOException e) {
      throw new GateException(Kind.INPUT_OUTPUT, "cannot read the jobs: " + e, e);
    }
  }

  /// A run.
  ///
  /// @throws GateException when there is none of that number
  public Job find(long id) throws GateException {
    return folder.require(id);
  }

  /// Gives a run in the background its place behind all others. Who asks for it has to start the
  /// process that takes the place over.
  ///
  /// @param arguments that the process is to be started with
  /// @param allowDirty whether files may differ from the commit
  /// @param environment says what the machine has
  /// @throws GateException when what is there now could not be measured
  public Job submit(
      Gate gate,
      String project,
      String benchmark,
      List<String> arguments,
      boolean allowDirty,
      Map<String, String> environment)
      throws GateException, InterruptedException {
    Subject subject = gate.subject(project, benchmark);
    Demand demand = Demand.of(subject.benchmark());
    Capacity.of(environment).requirePossible(demand);
    TreeState state =
        gate.repository(subject).state(subject.project(), subject.benchmark().corpus());
    if (!allowDirty) {
      GitRepository.requireClean(state);
    }
    Instant now = Instant.now();
    JobSpec spec = new JobSpec(subject.id(), state.commit(), demand, true, arguments, now);
    JobStatus status = new JobStatus(JobState.STARTING, JobOwner.self(), 0, 0, now, "");
    return folder.locked(() -> folder.add(spec, status));
  }

  /// Lets this process be the one that a run in the background belongs to.
  ///
  /// @throws GateException when it has begun or ended already, or was cancelled
  public Job takeOver(long id) throws GateException, InterruptedException {
    return folder.locked(() -> {
      Job job = folder.require(id);
      if (job.status().state() != JobState.STARTING) {
        throw new GateException(Kind.REFUSED, job + " was begun before");
      }
      JobStatus own = job.status().ownedBy(JobOwner.self());
      if (job.cancelled()) {
        folder.write(id, own.in(JobState.CANCELLED, "before it began"));
        throw new GateException(Kind.REFUSED, job + " was cancelled before it began");
      }
      folder.write(id, own.in(JobState.WAITING, ""));
      return folder.require(id);
    });
  }

  /// Records that this process's run has come to nothing, where it has not said what became of it.
  ///
  /// @param message why
  /// @return how it has ended
  public Job fail(long id, String message) throws GateException, InterruptedException {
    return folder.locked(() -> {
      Job job = folder.require(id);
      boolean takenOver =
          job.status().state() != JobState.STARTING
              && !job.status().owner().equals(JobOwner.self());
      if (!takenOver && !job.status().state().ended()) {
        folder.write(id, job.status().in(JobState.FAILED, message));
      }
      return folder.require(id);
    });
  }

  /// Ends a run with all that it has started, and returns when its process is no more.
  ///
  /// @param patience how long it may take to end by itself; it is killed then
  /// @return what has become of it, and whether it was killed
  /// @throws GateException when it had ended before, or is out of this process's reach
  public Cancellation.Result cancel(long id, Duration patience)
      throws GateException, InterruptedException {
    return new Cancellation(folder, id, patience).run();
  }
}
