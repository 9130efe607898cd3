package dev.assay.gate;

import dev.assay.gate.GateException.Kind;
import dev.assay.runner.LabProcess;
import java.time.Duration;
import java.util.Optional;

/// Ends a run.
public final class Cancellation {
  private static final long PAUSE_MILLIS = 50;

  private final JobFolder folder;
  private final long id;
  private final Duration patience;

  Cancellation(JobFolder folder, long id, Duration patience) {
    this.folder = folder;
    this.id = id;
    this.patience = patience;
  }

  /// What came of it.
  ///
  /// @param job as it has ended, which may be before the signal came
  /// @param killed whether it did not end by itself
  public record Result(Job job, boolean killed) {}

  Result run() throws GateException, InterruptedException {
    Job job = folder.require(id);
    if (job.state().ended()) {
      throw new GateException(
          Kind.REFUSED, "%s has ended; there is nothing to cancel".formatted(job));
    }
    requireReach(job.status().owner().process(), job);
    folder.markCancelled(id);
    job = begun(job);
    JobOwner owner = job.status().owner();
    requireReach(owner.process(), job);
    Optional<ProcessHandle> process = ProcessHandle.of(owner.process().process());
    boolean killed = false;
    // A handle knows when its process started, and signals no other.
    if (process.isPresent() && !owner.gone()) {
      boolean _ = process.get().destroy();
      if (!gone(owner, patience)) {
        killed = process.get().destroyForcibly();
        if (!gone(owner, patience)) {
          throw new GateException(
              Kind.INPUT_OUTPUT,
              "%s does not end, not even when killed: process %d"
                  .formatted(job, owner.process().process()));
        }
      }
    }
    return new Result(settled(), killed);
  }

  /// The process that starts a job is not the one to be ended.
  private Job begun(Job first) throws GateException, InterruptedException {
    Job job = first;
    while (job.state() == JobState.STARTING) {
      Thread.sleep(PAUSE_MILLIS);
      job = folder.require(id);
    }
    return job;
  }

  private static void requireReach(LabProcess process, Job job) throws GateException {
    if (process.space() != LabProcess.self().space()) {
      throw new GateException(
          Kind.REFUSED,
          "%s belongs to process %d of another container; cancel it there"
              .formatted(job, process.process()));
    }
    if (process.equals(LabProcess.self())) {
      throw new GateException(Kind.REFUSED, job + " is this process's own");
    }
  }

  private static boolean gone(JobOwner owner, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!owner.gone()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return true;
  }

  private Job settled() throws GateException, InterruptedException {
    return folder.locked(() -> {
      Job job = folder.require(id);
      if (!job.status().state().ended()) {
        folder.write(id, job.status().in(JobState.CANCELLED, ""));
      }
      return folder.require(id);
    });
  }
}
