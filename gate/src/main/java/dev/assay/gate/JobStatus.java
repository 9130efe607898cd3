package dev.assay.gate;

import java.time.Instant;

/// How far a run says that it has come.
///
/// @param owner the process that measures, or that is about to start the one that does
/// @param measured repetitions that are on record
/// @param planned repetitions at most; 0 while that is not known
/// @param since when it came into this state
/// @param message why it failed, or what it waits for; empty when there is nothing to say
public record JobStatus(
    JobState state, JobOwner owner, int measured, int planned, Instant since, String message) {
  JobStatus in(JobState next, String why) {
    Instant changed = next == state ? since : Instant.now();
    return new JobStatus(next, owner, measured, planned, changed, why);
  }

  JobStatus ownedBy(JobOwner next) {
    return new JobStatus(state, next, measured, planned, since, message);
  }

  JobStatus progress(int measuredByNow, int plannedNow) {
    return new JobStatus(state, owner, measuredByNow, plannedNow, since, message);
  }
}
