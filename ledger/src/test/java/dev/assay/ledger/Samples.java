package dev.assay.ledger;

import dev.assay.protocol.AttemptId;
import dev.assay.protocol.AttemptResult;
import dev.assay.protocol.LabEvent;
import dev.assay.protocol.LabEvent.AttemptEvaluated;
import dev.assay.protocol.LabEvent.AttemptStarted;
import dev.assay.protocol.LabEvent.RunPlanned;
import dev.assay.protocol.LabEvent.SubmissionReceived;
import dev.assay.protocol.Outcome;
import dev.assay.protocol.RunId;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.RunPlan.PlannedTask;
import dev.assay.protocol.RunSettings;
import dev.assay.protocol.SubmissionRecord;
import dev.assay.protocol.TokenUsage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Events as a lab makes them.
final class Samples {
  static final RunId RUN = new RunId("run_20260102T030405Z_aaaaa");
  static final RunId OTHER_RUN = new RunId("run_20260203T040506Z_bbbbb");
  static final AttemptId ATTEMPT = new AttemptId("two-sum", "model/a", 0);

  private Samples() {}

  static RunPlanned planned() {
    return planned("catalog", List.of("two-sum", "queue"), List.of("model/a", "model/b"), 2);
  }

  static RunPlanned planned(
      String benchmark, List<String> tasks, List<String> participants, int samples) {
    RunSettings settings =
        new RunSettings(
            samples,
            OptionalDouble.of(0.7),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.of("low"),
            true,
            false,
            false,
            true,
            "process",
            OptionalDouble.empty(),
            OptionalLong.of(3600),
            "/srv/tasks",
            Map.of("replies", "/srv/replies"),
            List.of("a note"));
    List<PlannedTask> planned =
        tasks.stream().map(task -> new PlannedTask(task, "python", "0".repeat(64))).toList();
    return new RunPlanned(new RunPlan(benchmark, planned, participants, settings), "0.1", "host");
  }

  static AttemptStarted started(AttemptId attempt) {
    return new AttemptStarted(attempt, 1);
  }

  static SubmissionReceived received(AttemptId attempt, int tryNumber, double cost) {
    return new SubmissionReceived(
        attempt, tryNumber, submission(new TokenUsage(100, 20, 5, 40), OptionalDouble.of(cost)));
  }

  static SubmissionRecord submission(TokenUsage usage, OptionalDouble cost) {
    return new SubmissionRecord(
        Optional.of("1".repeat(64)),
        Optional.of("2".repeat(64)),
        List.of("closed the fence"),
        Optional.empty(),
        usage,
        cost,
        1500,
        1,
        Optional.of("stop"),
        Optional.empty());
  }

  static AttemptEvaluated evaluated(AttemptId attempt, int tryNumber, Outcome outcome) {
    return new AttemptEvaluated(attempt, tryNumber, result(outcome, 250));
  }

  static AttemptResult result(Outcome outcome, long millis) {
    return new AttemptResult(
        outcome,
        "because",
        outcome.passed() ? 3 : 1,
        3,
        outcome.passed() ? List.of() : List.of("test_a", "test_b"),
        List.of(),
        millis,
        Map.of("runner", "process"));
  }

  /// A short history: two attempts of one run, one passed and one under way.
  static List<LabEvent> history() {
    AttemptId other = new AttemptId("queue", "model/a", 0);
    return List.of(
        planned(),
        started(ATTEMPT),
        received(ATTEMPT, 1, 0.25),
        evaluated(ATTEMPT, 1, Outcome.PASSED),
        started(other));
  }
}
