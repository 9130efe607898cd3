package dev.assay.cli;

import dev.assay.benchmark.Benchmark;
import dev.assay.benchmark.Task;
import dev.assay.lab.Workbench;
import dev.assay.participant.Participant;
import dev.assay.participant.ParticipantException;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.RunSettings;
import dev.assay.runner.TaskRunner;
import java.util.ArrayList;
import java.util.List;

/// A benchmark and those of its tasks that a run is about, however it was asked for.
sealed interface Suite permits CatalogSuite, SweBenchSuite, HumanEvalSuite {
  Benchmark benchmark();

  List<Task> tasks();

  /// Why the runner cannot judge a task here, in sentences; empty when it can.
  default List<String> missing(TaskRunner runner, Task task) {
    return HostToolchains.missing(runner, task);
  }

  /// Whether each of its tasks names the image that it is judged in, where a runner has images.
  default boolean namesImages() {
    return false;
  }

  /// Those who attempt the tasks; the caller closes them.
  ///
  /// @param promptsOnly for a look at the prompts, which needs no key
  default List<Participant> participants(
      Console console, List<String> names, RunSettings settings, boolean promptsOnly)
      throws ParticipantException {
    return ParticipantOptions.create(console, names, settings, promptsOnly);
  }

  /// The parts that a run of it is carried out with.
  default Workbench workbench(TaskRunner runner, List<Participant> participants) {
    return new Workbench(benchmark(), tasks(), participants, runner, task -> missing(runner, task));
  }

  /// What a run of it sets out to do.
  default RunPlan plan(List<String> participants, RunSettings settings) {
    List<RunPlan.PlannedTask> planned = new ArrayList<>();
    for (Task task : tasks()) {
      planned.add(new RunPlan.PlannedTask(task.id(), task.language(), task.digest()));
    }
    return new RunPlan(benchmark().name(), planned, participants, settings);
  }
}
