package dev.assay.protocol;

import java.util.ArrayList;
import java.util.List;

/// What a run sets out to do: every task by every participant, `samples` times.
///
/// @param benchmark the benchmark's name, `catalog`
/// @param tasks in the order in which they are attempted
/// @param participants names in the order in which the user gave them
/// @param settings everything else that was chosen
public record RunPlan(
    String benchmark, List<PlannedTask> tasks, List<String> participants, RunSettings settings) {
  public RunPlan {
    tasks = List.copyOf(tasks);
    participants = List.copyOf(participants);
  }

  /// A task as it was when the run was planned.
  ///
  /// @param id the task's id
  /// @param language the language that it is in
  /// @param digest SHA-256 (hex) over all that can influence its result
  public record PlannedTask(String id, String language, String digest) {}

  /// Every attempt of the plan, sample by sample, so that an early stop covers all tasks evenly.
  public List<AttemptId> attempts() {
    List<AttemptId> attempts = new ArrayList<>();
    for (int sample = 0; sample < settings.samples(); sample++) {
      for (PlannedTask task : tasks) {
        for (String participant : participants) {
          attempts.add(new AttemptId(task.id(), participant, sample));
        }
      }
    }
    return List.copyOf(attempts);
  }

  /// The same plan with other settings.
  public RunPlan withSettings(RunSettings other) {
    return new RunPlan(benchmark, tasks, participants, other);
  }
}
