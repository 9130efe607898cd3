package dev.assay.speed;

import dev.assay.benchmark.Task;
import dev.assay.benchmark.catalog.CatalogBenchmark;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.RunPlan.PlannedTask;
import dev.assay.protocol.RunSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Plans of runs with all settings at their defaults.
final class Plans {
  private Plans() {}

  static RunPlan plan(List<Task> tasks, List<String> participants, int samples) {
    return ofPlanned(
        tasks.stream()
            .map(task -> new PlannedTask(task.id(), task.language(), task.digest()))
            .toList(),
        participants,
        samples);
  }

  static RunPlan ofPlanned(List<PlannedTask> tasks, List<String> participants, int samples) {
    return new RunPlan(CatalogBenchmark.NAME, tasks, participants, settings(samples));
  }

  private static RunSettings settings(int samples) {
    return new RunSettings(
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
        "",
        Map.of(),
        List.of());
  }
}
