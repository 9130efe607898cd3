package dev.assay.lab;

import dev.assay.benchmark.Task;
import dev.assay.ledger.LedgerReader;
import dev.assay.participant.Participant;
import dev.assay.protocol.RunId;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.RunSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// A lab in a folder of its own, with words for tasks.
final class LabFixture {
  final Path folder;
  final WordBenchmark benchmark = new WordBenchmark();
  final List<Task> tasks;
  Concurrency concurrency = new Concurrency(2, 8);
  OptionalDouble maxCost = OptionalDouble.empty();
  OptionalLong maxTime = OptionalLong.empty();
  int samples = 1;

  LabFixture(Path folder, String... tasks) {
    this(folder, List.of(tasks).stream().<Task>map(WordTask::new).toList());
  }

  LabFixture(Path folder, List<Task> tasks) {
    this.folder = folder;
    this.tasks = List.copyOf(tasks);
  }

  RunPlan plan(Participant... participants) {
    return new RunPlan(
        "words",
        tasks.stream().map(t -> new RunPlan.PlannedTask(t.id(), t.language(), t.digest())).toList(),
        List.of(participants).stream().map(Participant::name).toList(),
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
            "none",
            maxCost,
            maxTime,
            "/nowhere",
            Map.of(),
            List.of()));
  }

  Workbench workbench(Participant... participants) {
    return new Workbench(benchmark, tasks, List.of(participants), new NoRunner(), _ -> List.of());
  }

  /// Plans a run and carries it out.
  RunSummary run(Participant... participants) throws Exception {
    return run(RunObserver.none(), participants);
  }

  RunSummary run(RunObserver observer, Participant... participants) throws Exception {
    try (Lab lab = Lab.open(folder, "test");
        LabRun run = lab.plan(plan(participants), workbench(participants), concurrency, observer)) {
      RunEnd _ = run.execute();
      return summary(run.id());
    }
  }

  RunSummary resume(RunSummary summary, boolean apiErrorsOnly, Participant... participants)
      throws Exception {
    RunId id = new RunId(summary.runId());
    try (Lab lab = Lab.open(folder, "test");
        LabRun run =
            lab.resume(
                id,
                plan(participants),
                apiErrorsOnly,
                workbench(participants),
                concurrency,
                RunObserver.none())) {
      RunEnd _ = run.execute();
      return summary(id);
    }
  }

  RunSummary summary(RunId id) {
    try (LedgerReader reader = LedgerReader.open(Lab.ledgerFile(folder))) {
      return RunSummary.read(reader, id).orElseThrow();
    }
  }
}
