package dev.assay.ledger;

import dev.assay.protocol.AttemptId;
import dev.assay.protocol.AttemptResult;
import dev.assay.protocol.RunId;
import dev.assay.protocol.SubmissionRecord;
import java.time.Instant;
import java.util.Optional;

/// The latest state of an attempt that was started.
///
/// @param run the run
/// @param attempt which attempt of it
/// @param tries the highest try number so far
/// @param startedAt when the latest try began
/// @param submission the latest submission, perhaps of an earlier try
/// @param result the latest result, perhaps of an earlier try; it counts until another replaces it
public record AttemptRecord(
    RunId run,
    AttemptId attempt,
    int tries,
    Instant startedAt,
    Optional<Submitted> submission,
    Optional<Evaluated> result) {

  /// What the participant handed in.
  ///
  /// @param sequence of the event
  /// @param time when it was recorded
  /// @param tryNumber the try that it came from
  /// @param submission what it is
  public record Submitted(
      long sequence, Instant time, int tryNumber, SubmissionRecord submission) {}

  /// How it ended.
  ///
  /// @param sequence of the event
  /// @param time when it was recorded
  /// @param tryNumber the try that it came from
  /// @param result what it is
  public record Evaluated(long sequence, Instant time, int tryNumber, AttemptResult result) {}

  /// Whether the latest try has no result: it is under way, or its process died.
  public boolean unfinished() {
    return result.isEmpty() || result.get().tryNumber() < tries;
  }

  /// Whether the latest try has a submission and no result, so that only its evaluation is missing.
  public boolean awaitsEvaluation() {
    return unfinished() && submission.isPresent() && submission.get().tryNumber() == tries;
  }
}
