package dev.assay.ledger;

import dev.assay.protocol.AttemptId;
import dev.assay.protocol.LabEvent;
import dev.assay.protocol.LabEvent.AttemptEvaluated;
import dev.assay.protocol.LabEvent.AttemptStarted;
import dev.assay.protocol.LabEvent.BenchmarkCompleted;
import dev.assay.protocol.LabEvent.RunResumed;
import dev.assay.protocol.LabEvent.RunStopped;
import dev.assay.protocol.LabEvent.StopReason;
import dev.assay.protocol.LabEvent.SubmissionReceived;
import dev.assay.protocol.Outcome;
import dev.assay.protocol.RunId;
import dev.assay.protocol.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

/// Events of several runs in an order that no sane lab would have: retries, results without a
/// submission, attempts that begin after the end.
final class RandomHistory {
  private static final List<String> BENCHMARKS = List.of("catalog", "swe-bench");
  private static final List<String> TASKS = List.of("queue", "two-sum", "größer");
  private static final List<String> PARTICIPANTS = List.of("model/b", "model/a");

  private final Random random;
  private final List<RunId> runs = new ArrayList<>();

  RandomHistory(long seed) {
    random = new Random(seed);
  }

  /// An event on its way to a ledger.
  record Step(RunId run, LabEvent event) {}

  List<Step> steps(int count) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      steps.add(runs.isEmpty() || random.nextInt(40) == 0 ? plan() : next());
    }
    return steps;
  }

  private Step plan() {
    RunId run = new RunId("run_20260102T030405Z_%05d".formatted(runs.size()));
    runs.add(run);
    int samples = random.nextInt(1, 4);
    return new Step(run, Samples.planned(one(BENCHMARKS), TASKS, PARTICIPANTS, samples));
  }

  private Step next() {
    RunId run = one(runs);
    AttemptId attempt = new AttemptId(one(TASKS), one(PARTICIPANTS), random.nextInt(2));
    int tryNumber = random.nextInt(1, 4);
    LabEvent event =
        switch (random.nextInt(20)) {
          case 0 -> new RunResumed(random.nextBoolean(), "0.1", "host");
          case 1 -> new RunStopped(one(List.of(StopReason.values())), "for a reason");
          case 2 -> new BenchmarkCompleted(3, 2, 1);
          case 3, 4, 5, 6, 7, 8 -> new AttemptStarted(attempt, tryNumber);
          case 9, 10, 11, 12, 13 ->
              new SubmissionReceived(attempt, tryNumber, Samples.submission(usage(), cost()));
          default ->
              new AttemptEvaluated(
                  attempt,
                  tryNumber,
                  Samples.result(one(List.of(Outcome.values())), random.nextInt(3) * 100L));
        };
    return new Step(run, event);
  }

  private TokenUsage usage() {
    return new TokenUsage(
        random.nextLong(1_000_000_000_000L), random.nextInt(100), random.nextInt(10), 0);
  }

  private OptionalDouble cost() {
    return random.nextInt(4) == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(random.nextInt(1_000_000) / 1e6);
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
