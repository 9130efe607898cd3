package dev.assay.runner;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/// Every runner at hand, by name.
public final class Runners {
  private final Map<String, TaskRunner> byName = new TreeMap<>();

  /// @throws IllegalArgumentException when two runners have the same name
  public Runners(Collection<? extends TaskRunner> runners) {
    for (TaskRunner runner : runners) {
      TaskRunner other = byName.putIfAbsent(runner.name(), runner);
      if (other != null) {
        throw new IllegalArgumentException(
            "two runners are called '%s': %s and %s"
                .formatted(runner.name(), other.getClass().getName(), runner.getClass().getName()));
      }
    }
  }

  /// Those on the class path, found with [ServiceLoader].
  public static Runners installed() {
    return new Runners(
        ServiceLoader.load(TaskRunner.class).stream().map(ServiceLoader.Provider::get).toList());
  }

  /// Every runner, by name, for help texts; whether one can be used here is its
  /// [TaskRunner#availability].
  public List<TaskRunner> all() {
    return List.copyOf(byName.values());
  }

  /// The runner of that name.
  ///
  /// @throws RunnerException when there is none; the message lists what there is
  public TaskRunner named(String name) throws RunnerException {
    TaskRunner runner = byName.get(name);
    if (runner == null) {
      throw new RunnerException(
          "no runner is called '%s'; there %s"
              .formatted(
                  name,
                  byName.isEmpty()
                      ? "is none: no runner module is on the class path"
                      : "are: " + String.join(", ", byName.keySet())));
    }
    return runner;
  }
}
