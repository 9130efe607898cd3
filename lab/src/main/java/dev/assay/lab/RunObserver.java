package dev.assay.lab;

import dev.assay.protocol.AttemptId;
import dev.assay.protocol.AttemptResult;
import dev.assay.protocol.LabEvent.StopReason;
import dev.assay.protocol.RunId;
import dev.assay.protocol.SubmissionRecord;

/// Hears what a run does; of an attempt's end only when it is on record. Called from many threads;
/// must return quickly.
public interface RunObserver {
  /// The run begins or goes on.
  ///
  /// @param planned attempts in the plan
  /// @param pending attempts that are still to be done
  default void started(RunId run, int planned, int pending) {}

  default void attemptStarted(AttemptId attempt) {}

  default void submissionReceived(AttemptId attempt, SubmissionRecord submission) {}

  default void attemptEnded(AttemptId attempt, AttemptResult result) {}

  /// No further attempt will be started.
  default void stopping(StopReason reason, String detail) {}

  /// Hears nothing.
  static RunObserver none() {
    return new RunObserver() {};
  }
}
