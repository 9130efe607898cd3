package dev.assay.ledger;

import java.util.List;
import java.util.OptionalDouble;

/// A participant's line of the leaderboard, over its attempts that have a result. Of an attempt
/// with several tries the latest result and the latest submission count.
///
/// @param participant its name
/// @param attempts attempts that have a result
/// @param scored those that count
/// @param passed those that solved their task
/// @param tasks the same by task, ordered by benchmark and task
/// @param spent what the submissions of these attempts consumed
/// @param meanParticipantMillis mean wall time of a submission, absent without any
/// @param meanEvaluationMillis mean wall time of an evaluation that ran, absent without any
public record ParticipantStanding(
    String participant,
    long attempts,
    long scored,
    long passed,
    List<TaskCount> tasks,
    Spending spent,
    OptionalDouble meanParticipantMillis,
    OptionalDouble meanEvaluationMillis) {
  public ParticipantStanding {
    tasks = List.copyOf(tasks);
  }

  /// A participant's attempts at one task: the `n` and `c` of pass@k.
  ///
  /// @param benchmark what the task belongs to
  /// @param task its id
  /// @param attempts that have a result
  /// @param scored those that count, `n`
  /// @param passed those that solved it, `c`
  public record TaskCount(String benchmark, String task, long attempts, long scored, long passed) {}
}
