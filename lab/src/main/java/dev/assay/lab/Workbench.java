package dev.assay.lab;

import dev.assay.benchmark.Benchmark;
import dev.assay.benchmark.Task;
import dev.assay.participant.Participant;
import dev.assay.runner.TaskRunner;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The parts that a run is carried out with. They hold no state of the run.
///
/// @param benchmark judges the patches
/// @param tasks at least those of the plan
/// @param participants at least those of the plan; the caller closes them
/// @param runner where patches are judged
/// @param missingToolchain the reason why a task cannot be judged here, empty when it can
public record Workbench(
    Benchmark benchmark,
    List<Task> tasks,
    List<Participant> participants,
    TaskRunner runner,
    Function<Task, List<String>> missingToolchain) {
  public Workbench {
    tasks = List.copyOf(tasks);
    participants = List.copyOf(participants);
  }

  Map<String, Task> tasksById() {
    return tasks.stream().collect(Collectors.toMap(Task::id, Function.identity()));
  }

  Map<String, Participant> participantsByName() {
    return participants.stream().collect(Collectors.toMap(Participant::name, Function.identity()));
  }
}
