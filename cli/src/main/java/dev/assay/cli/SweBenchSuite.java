package dev.assay.cli;

import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.Task;
import dev.assay.benchmark.TaskException;
import dev.assay.benchmark.swebench.Instance;
import dev.assay.benchmark.swebench.InstancePlan;
import dev.assay.benchmark.swebench.SweBenchBenchmark;
import dev.assay.benchmark.swebench.SweBenchTask;
import dev.assay.participant.Participant;
import dev.assay.participant.ParticipantException;
import dev.assay.protocol.RunSettings;
import dev.assay.runner.TaskRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Instances of a SWE-bench data set.
///
/// @param predictions those who are not asked, by name
record SweBenchSuite(
    SweBenchBenchmark benchmark, List<Task> tasks, Map<String, Participant> predictions)
    implements Suite {
  SweBenchSuite {
    tasks = List.copyOf(tasks);
    predictions = Map.copyOf(predictions);
  }

  /// @param source the data set's file or folder
  /// @param wanted tells the instances that are meant by their ids
  static SweBenchSuite of(
      Console console, SweBenchSettings settings, Path source, Predicate<String> wanted)
      throws TaskException, IOException {
    SweBenchBenchmark benchmark = settings.benchmark(console::warning);
    List<Task> all = benchmark.loadTasks(new BenchmarkConfig(source, console::warning));
    List<Instance> instances = all.stream().map(SweBenchSuite::instance).toList();
    Map<String, Participant> predictions = new LinkedHashMap<>();
    for (PredictionsFile file : settings.predictions()) {
      predictions.put(file.model(), new PredictionsParticipant(file.model(), file.read(instances)));
    }
    List<Task> tasks = all.stream().filter(task -> wanted.test(task.id())).toList();
    return new SweBenchSuite(benchmark, tasks, predictions);
  }

  /// The instance that a task of this suite is.
  static Instance instance(Task task) {
    return ((SweBenchTask) task).instance();
  }

  SweBenchSuite with(List<Task> others) {
    return new SweBenchSuite(benchmark, others, predictions);
  }

  @Override
  public boolean namesImages() {
    return true;
  }

  @Override
  public List<String> missing(TaskRunner runner, Task task) {
    List<String> missing = HostToolchains.missing(runner, task);
    if (!missing.isEmpty()) {
      return missing;
    }
    return switch (benchmark.plan(instance(task), runner)) {
      case InstancePlan.Possible _ -> List.of();
      case InstancePlan.Impossible(String reason) -> List.of(reason);
    };
  }

  @Override
  public List<Participant> participants(
      Console console, List<String> names, RunSettings settings, boolean promptsOnly)
      throws ParticipantException {
    List<String> asked = names.stream().filter(name -> !predictions.containsKey(name)).toList();
    List<Participant> participants = new ArrayList<>(predictions.values());
    participants.removeIf(each -> !names.contains(each.name()));
    participants.addAll(ParticipantOptions.create(console, asked, settings, promptsOnly));
    return participants;
  }
}
