package dev.assay.ledger;

import dev.assay.protocol.AttemptResult;
import dev.assay.protocol.Outcome;
import dev.assay.protocol.SubmissionRecord;
import dev.assay.protocol.TokenUsage;
import java.util.Optional;
import java.util.OptionalLong;

/// What an attempt's events add up to; the latest submission and the latest result hold.
///
/// @param tries the highest try number so far
/// @param startedAt when the latest try began, in nanoseconds since 1970
record AttemptState(
    int tries, long startedAt, Optional<Submitted> submission, Optional<Evaluated> result) {

  /// @param event the sequence of the event
  /// @param cost nano-dollars, where known
  record Submitted(long event, TokenUsage usage, OptionalLong cost, long millis) {
    static Submitted of(long event, SubmissionRecord submission) {
      OptionalLong cost =
          submission.costUsd().isPresent()
              ? OptionalLong.of(Tally.nanoDollars(submission.costUsd().getAsDouble()))
              : OptionalLong.empty();
      return new Submitted(event, submission.usage(), cost, submission.durationMillis());
    }

    Tally tally() {
      return new Tally(
          0,
          0,
          0,
          1,
          usage.prompt(),
          usage.completion(),
          usage.reasoning(),
          usage.cached(),
          cost.orElse(0),
          cost.isPresent() ? 1 : 0,
          millis,
          0,
          0);
    }
  }

  /// @param event the sequence of the event
  record Evaluated(long event, Outcome outcome, long millis) {
    static Evaluated of(long event, AttemptResult result) {
      return new Evaluated(event, result.outcome(), result.evaluationMillis());
    }

    Tally tally() {
      return new Tally(
          1,
          outcome.scored() ? 1 : 0,
          outcome.passed() ? 1 : 0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          millis > 0 ? 1 : 0,
          millis);
    }
  }

  /// An attempt of which this is the first event.
  static AttemptState begun(long time) {
    return new AttemptState(0, time, Optional.empty(), Optional.empty());
  }

  /// One more try begins.
  AttemptState started(int tryNumber, long time) {
    return new AttemptState(Math.max(tries, tryNumber), time, submission, result);
  }

  AttemptState submitted(int tryNumber, Submitted latest) {
    return new AttemptState(Math.max(tries, tryNumber), startedAt, Optional.of(latest), result);
  }

  AttemptState evaluated(int tryNumber, Evaluated latest) {
    return new AttemptState(Math.max(tries, tryNumber), startedAt, submission, Optional.of(latest));
  }

  /// What the attempt adds to the standings; nothing before it has a result.
  Tally tally() {
    return result
        .map(end -> end.tally().plus(submission.map(Submitted::tally).orElse(Tally.NONE)))
        .orElse(Tally.NONE);
  }
}
