package dev.assay.speed;

import dev.assay.ledger.Ledger;
import dev.assay.protocol.LabEvent.BenchmarkCompleted;
import dev.assay.protocol.LabEvent.RunPlanned;
import dev.assay.protocol.RunId;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.RunPlan.PlannedTask;
import dev.assay.protocol.Sha256;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// How large the runs are that a ledger is filled with.
///
/// @param participants so many
/// @param tasks each attempts so many
/// @param samples each so often
record RunShape(int participants, int tasks, int samples) {
  int attempts() {
    return participants * tasks * samples;
  }

  /// Puts a whole run on record, from its plan to its end.
  ///
  /// @param threads append at once
  RunId record(Ledger ledger, int threads) throws Exception {
    RunId run = RunId.create(Instant.now(), new SecureRandom());
    RunPlan plan = plan();
    var _ = ledger.append(run, new RunPlanned(plan, "speed", "localhost"));
    Appends.record(ledger, run, plan.attempts(), threads);
    var _ = ledger.append(run, new BenchmarkCompleted(attempts(), attempts(), 0));
    return run;
  }

  RunPlan plan() {
    List<PlannedTask> planned =
        IntStream.range(0, tasks)
            .mapToObj(i -> "rust_task_%03d".formatted(i))
            .map(id -> new PlannedTask(id, "rust", Sha256.hex(id)))
            .toList();
    List<String> names =
        IntStream.range(0, participants).mapToObj("openrouter/some/model-%02d"::formatted).toList();
    return Plans.ofPlanned(planned, names, samples);
  }
}
