package dev.assay.speed;

import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.Task;
import dev.assay.benchmark.ToolchainFinding.Missing;
import dev.assay.benchmark.Toolchains;
import dev.assay.benchmark.catalog.CatalogBenchmark;
import dev.assay.lab.Concurrency;
import dev.assay.lab.Lab;
import dev.assay.lab.LabRun;
import dev.assay.lab.RunEnd;
import dev.assay.lab.Workbench;
import dev.assay.participant.Participant;
import dev.assay.participant.ParticipantSpec;
import dev.assay.participant.Participants;
import dev.assay.protocol.RunPlan;
import dev.assay.runner.Runners;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// A run of the task that is nothing, by a replayed reply.
final class ReplayedAttempts {
  private static final String REPLAY = "replay";

  private ReplayedAttempts() {}

  /// Attempts the task that often.
  ///
  /// @param output where the run is recorded; a new folder
  /// @param slots how many attempts are judged at once
  /// @return nanoseconds
  static long run(
      TrivialCatalog catalog,
      Path output,
      String runner,
      int attempts,
      int slots,
      AttemptClocks clocks)
      throws Exception {
    TimedBenchmark benchmark = new TimedBenchmark(new CatalogBenchmark(), clocks);
    List<Task> tasks = benchmark.loadTasks(new BenchmarkConfig(catalog.folder(), _ -> {}));
    RunPlan plan = Plans.plan(tasks, List.of(REPLAY), attempts);
    try (Participant replay = Participants.installed().create(replay());
        Lab lab = Lab.open(output, "speed")) {
      Workbench workbench =
          new Workbench(
              benchmark,
              tasks,
              List.of(replay),
              Runners.installed().named(runner),
              ReplayedAttempts::missing);
      try (LabRun run = lab.plan(plan, workbench, new Concurrency(slots, 1), clocks)) {
        long start = System.nanoTime();
        RunEnd end = run.execute();
        long wall = System.nanoTime() - start;
        if (!(end instanceof RunEnd.Completed) || clocks.ended().size() != attempts) {
          throw new IllegalStateException("the run did not come to its end: " + end);
        }
        return wall;
      }
    }
  }

  // As the command line does it, since it is part of what an attempt costs.
  private static List<String> missing(Task task) {
    return Toolchains.host().missing(task.requirements()).stream().map(Missing::sentence).toList();
  }

  private static ParticipantSpec replay() {
    return new ParticipantSpec(
        REPLAY,
        Map.of(),
        OptionalDouble.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of("response-text", TrivialCatalog.REPLY));
  }
}
