package dev.assay.protocol;

/// What the lab did, as the ledger keeps it. The instant, the run and the place in the chain belong
/// to the ledger's envelope, not to the payload.
public sealed interface LabEvent {
  /// A run was planned; the first event of its stream.
  record RunPlanned(RunPlan plan, String assayVersion, String host) implements LabEvent {}

  /// A stopped run goes on.
  ///
  /// @param retriesApiErrorsOnly whether only attempts that ended in an API error are done again
  record RunResumed(boolean retriesApiErrorsOnly, String assayVersion, String host)
      implements LabEvent {}

  /// An attempt began. It may never be finished: the process can die.
  ///
  /// @param tryNumber counts from one; above one after a crash or an error outside the participant
  record AttemptStarted(AttemptId attempt, int tryNumber) implements LabEvent {}

  /// The participant is done and its artifacts are written, though not forced to disk: the digests
  /// tell whether they are still as recorded, and then an evaluation may follow without it.
  record SubmissionReceived(AttemptId attempt, int tryNumber, SubmissionRecord submission)
      implements LabEvent {}

  /// An attempt ended. The last one of an attempt counts.
  record AttemptEvaluated(AttemptId attempt, int tryNumber, AttemptResult result)
      implements LabEvent {}

  /// The run stopped before its end.
  record RunStopped(StopReason reason, String detail) implements LabEvent {}

  /// Every attempt of the plan has an end.
  ///
  /// @param attempts in the plan
  /// @param scored those that count
  /// @param passed those that solved their task
  record BenchmarkCompleted(int attempts, int scored, int passed) implements LabEvent {}

  /// Why a run stopped early.
  enum StopReason {
    INTERRUPTED,
    MAX_COST,
    MAX_TIME,
    INTERNAL_ERROR
  }

  /// The event's name in the ledger: `run_planned`.
  default String type() {
    return switch (this) {
      case RunPlanned _ -> "run_planned";
      case RunResumed _ -> "run_resumed";
      case AttemptStarted _ -> "attempt_started";
      case SubmissionReceived _ -> "submission_received";
      case AttemptEvaluated _ -> "attempt_evaluated";
      case RunStopped _ -> "run_stopped";
      case BenchmarkCompleted _ -> "benchmark_completed";
    };
  }
}
