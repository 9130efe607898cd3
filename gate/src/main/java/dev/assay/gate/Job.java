package dev.assay.gate;

import java.nio.file.Path;

/// A run that measures, has measured or waits for its turn, in the background or in a terminal.
///
/// @param id its number, in order of arrival
/// @param status what it said last
/// @param cancelled whether somebody asked for its end
/// @param log what it printed; there is none of a run in a terminal
public record Job(long id, JobSpec spec, JobStatus status, boolean cancelled, Path log) {
  /// Where it is really: a process that is gone says nothing of its end.
  public JobState state() {
    if (status.state().ended() || !status.owner().gone()) {
      return status.state();
    }
    return cancelled ? JobState.CANCELLED : JobState.LOST;
  }

  /// For people: `job 7 (P/b, running)`.
  @Override
  public String toString() {
    return "job %d (%s, %s)".formatted(id, spec.benchmark(), state().word());
  }
}
