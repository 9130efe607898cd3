package dev.assay.server;

import dev.assay.ledger.Ledger;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.AttemptResult;
import dev.assay.protocol.LabEvent;
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

/// Runs as a lab puts them on record.
final class SampleEvents {
  static final List<String> TASKS = List.of("two-sum", "queue", "parser");
  static final List<String> MODELS = List.of("openrouter/good", "noop");
  static final AttemptId ATTEMPT = new AttemptId("queue", "noop", 0);
  static final String FOLDER = "queue__noop__sample00";

  private SampleEvents() {}

  static RunId run(String suffix) {
    return new RunId("run_20260102T030405Z_" + suffix);
  }

  static LabEvent.RunPlanned planned(int samples) {
    RunSettings settings =
        new RunSettings(
            samples,
            OptionalDouble.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            false,
            false,
            "process",
            OptionalDouble.empty(),
            OptionalLong.empty(),
            "/srv/tasks",
            Map.of(),
            List.of());
    return new LabEvent.RunPlanned(
        new RunPlan(
            "catalog",
            TASKS.stream().map(task -> new PlannedTask(task, "python", "0".repeat(64))).toList(),
            MODELS,
            settings),
        "test",
        "host");
  }

  /// The good model passes all, the control fails all.
  static void complete(Ledger ledger, RunId run) {
    var _ = ledger.append(run, planned(1));
    for (String model : MODELS) {
      for (String task : TASKS) {
        attempt(ledger, run, new AttemptId(task, model, 0));
      }
    }
    var _ = ledger.append(run, new LabEvent.BenchmarkCompleted(6, 6, 3));
  }

  static void attempt(Ledger ledger, RunId run, AttemptId attempt) {
    Outcome outcome = attempt.participant().equals("noop") ? Outcome.FAILED : Outcome.PASSED;
    var _ = ledger.append(run, new LabEvent.AttemptStarted(attempt, 1));
    var _ = ledger.append(run, new LabEvent.SubmissionReceived(attempt, 1, submission()));
    var _ = ledger.append(run, new LabEvent.AttemptEvaluated(attempt, 1, result(outcome)));
  }

  private static SubmissionRecord submission() {
    return new SubmissionRecord(
        Optional.of("1".repeat(64)),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        new TokenUsage(100, 20, 5, 40),
        OptionalDouble.of(0.25),
        1500,
        0,
        Optional.of("stop"),
        Optional.of("a provider"));
  }

  private static AttemptResult result(Outcome outcome) {
    return new AttemptResult(
        outcome,
        outcome.passed() ? "all 3 tests passed" : "test_a failed: 1 != 2 in /tmp/x/test_a.py",
        outcome.passed() ? 3 : 1,
        3,
        outcome.passed() ? List.of() : List.of("test_a", "test_b"),
        List.of(),
        250,
        Map.of("runner", "process"));
  }
}
