package dev.assay.ledger;

import dev.assay.protocol.RunPlan;
import java.util.OptionalLong;

/// What a run's events add up to. Times are nanoseconds since 1970.
///
/// @param planEvent the sequence of its run_planned
/// @param stopEvent the sequence of the run_stopped that holds
/// @param planned attempts in the plan
/// @param started attempts that began
/// @param finished attempts that have a result
/// @param scored those that count
/// @param passed those that solved their task
/// @param spent all submissions of all tries
record RunState(
    long planEvent,
    String benchmark,
    RunStatus status,
    OptionalLong stopEvent,
    long planned,
    long started,
    long finished,
    long scored,
    long passed,
    Tally spent,
    long startedAt,
    long updatedAt,
    OptionalLong endedAt) {

  static RunState planned(long sequence, long time, RunPlan plan) {
    long attempts =
        (long) plan.tasks().size() * plan.participants().size() * plan.settings().samples();
    return new RunState(
        sequence,
        plan.benchmark(),
        RunStatus.RUNNING,
        OptionalLong.empty(),
        attempts,
        0,
        0,
        0,
        0,
        Tally.NONE,
        time,
        time,
        OptionalLong.empty());
  }

  RunState resumed(long time) {
    return with(RunStatus.RUNNING, OptionalLong.empty(), time, OptionalLong.empty());
  }

  RunState stopped(long sequence, long time) {
    return with(RunStatus.STOPPED, OptionalLong.of(sequence), time, OptionalLong.of(time));
  }

  RunState completed(long time) {
    return with(RunStatus.COMPLETED, OptionalLong.empty(), time, OptionalLong.of(time));
  }

  private RunState with(RunStatus to, OptionalLong stop, long time, OptionalLong end) {
    return new RunState(
        planEvent, benchmark, to, stop, planned, started, finished, scored, passed, spent,
        startedAt, time, end);
  }

  /// The state after an event of one of its attempts.
  ///
  /// @param first whether it is the attempt's first event
  /// @param gain what the attempt adds to the counts now and did not before
  /// @param spending what was spent by this event
  RunState counting(long time, boolean first, Tally gain, Tally spending) {
    return new RunState(
        planEvent,
        benchmark,
        status,
        stopEvent,
        planned,
        started + (first ? 1 : 0),
        finished + gain.attempts(),
        scored + gain.scored(),
        passed + gain.passed(),
        spent.plus(spending),
        startedAt,
        time,
        endedAt);
  }
}
