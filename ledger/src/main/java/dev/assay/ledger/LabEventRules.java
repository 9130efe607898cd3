package dev.assay.ledger;

import dev.assay.protocol.AttemptId;
import dev.assay.protocol.LabEvent;
import dev.assay.protocol.LabEvent.AttemptEvaluated;
import dev.assay.protocol.LabEvent.AttemptStarted;
import dev.assay.protocol.LabEvent.BenchmarkCompleted;
import dev.assay.protocol.LabEvent.RunPlanned;
import dev.assay.protocol.LabEvent.RunResumed;
import dev.assay.protocol.LabEvent.RunStopped;
import dev.assay.protocol.LabEvent.SubmissionReceived;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.SubmissionRecord;
import dev.assay.protocol.TokenUsage;
import java.nio.charset.StandardCharsets;

/// Holds off what would be recorded for ever and spoil the sums: numbers so large that they
/// overflow when many are added, negative ones, and names that UTF-8 cannot write.
final class LabEventRules {
  private static final long MAX_TOKENS = 1_000_000_000_000L;
  private static final long MAX_MILLIS = 1_000_000_000_000L;
  private static final double MAX_COST_USD = 1_000_000;

  private LabEventRules() {}

  /// @throws IllegalArgumentException when the event breaks a rule
  static void check(LabEvent event) {
    switch (event) {
      case RunPlanned planned -> check(planned.plan());
      case AttemptStarted started -> check(started.attempt(), started.tryNumber());
      case SubmissionReceived received -> {
        check(received.attempt(), received.tryNumber());
        check(received.submission());
      }
      case AttemptEvaluated evaluated -> {
        check(evaluated.attempt(), evaluated.tryNumber());
        within("evaluation milliseconds", evaluated.result().evaluationMillis(), MAX_MILLIS);
      }
      case RunResumed _, RunStopped _, BenchmarkCompleted _ -> {}
    }
  }

  private static void check(RunPlan plan) {
    long attempts =
        (long) plan.tasks().size() * plan.participants().size() * plan.settings().samples();
    within("attempts of a plan", attempts, Integer.MAX_VALUE);
    requireText(plan.benchmark());
    plan.participants().forEach(LabEventRules::requireText);
  }

  private static void check(AttemptId attempt, int tryNumber) {
    requireText(attempt.task());
    requireText(attempt.participant());
    if (tryNumber < 1) {
      throw new IllegalArgumentException("tries count from 1, not " + tryNumber);
    }
  }

  private static void check(SubmissionRecord submission) {
    TokenUsage usage = submission.usage();
    within("prompt tokens", usage.prompt(), MAX_TOKENS);
    within("completion tokens", usage.completion(), MAX_TOKENS);
    within("reasoning tokens", usage.reasoning(), MAX_TOKENS);
    within("cached tokens", usage.cached(), MAX_TOKENS);
    within("duration milliseconds", submission.durationMillis(), MAX_MILLIS);
    double dollars = submission.costUsd().orElse(0);
    if (!(dollars >= 0 && dollars <= MAX_COST_USD)) { // NaN is not within, either
      throw outside("US dollars", dollars, MAX_COST_USD);
    }
  }

  private static void within(String what, long value, long most) {
    if (value < 0 || value > most) {
      throw outside(what, value, most);
    }
  }

  private static IllegalArgumentException outside(String what, Number value, Number most) {
    return new IllegalArgumentException(what + " must be between 0 and " + most + ", not " + value);
  }

  private static void requireText(String name) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
      throw new IllegalArgumentException(
          "the name '" + name + "' holds half a surrogate pair, which is no character");
    }
  }
}
