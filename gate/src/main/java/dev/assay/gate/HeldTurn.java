package dev.assay.gate;

/// A run's turn, from when it may measure until it says how it has ended.
final class HeldTurn {
  private final JobFolder folder;
  private final Job job;
  private final boolean waited;
  private final boolean afterLost;
  private JobStatus status;

  HeldTurn(JobFolder folder, Job job, boolean waited, boolean afterLost) {
    this.folder = folder;
    this.job = job;
    this.waited = waited;
    this.afterLost = afterLost;
    this.status = job.status();
  }

  /// Whether time has passed since it was asked for.
  boolean isLate() {
    return waited || job.spec().background();
  }

  /// Whether a run was killed since anybody looked, which may have left processes behind.
  boolean afterLost() {
    return afterLost;
  }

  /// The commit that was meant.
  String commit() {
    return job.spec().commit();
  }

  /// One more repetition is on record.
  void advance() {
    status = status.progress(status.measured() + 1, status.planned());
    try {
      folder.write(job.id(), status);
    } catch (GateException e) {
      // Only people who look how far it is miss something: what was measured is on record.
    }
  }

  /// Lets the next one begin.
  void end() throws GateException {
    folder.write(job.id(), status.in(JobState.DONE, ""));
  }

  /// The same, where it has come to no good end.
  void endBecause(Throwable reason) {
    boolean interrupted = reason instanceof InterruptedException;
    JobState how = interrupted ? JobState.CANCELLED : JobState.FAILED;
    String message = interrupted ? "interrupted" : String.valueOf(reason.getMessage());
    try {
      folder.write(job.id(), status.in(how, message));
    } catch (GateException e) {
      reason.addSuppressed(e); // it will count as lost, when this process is gone
    }
  }
}
