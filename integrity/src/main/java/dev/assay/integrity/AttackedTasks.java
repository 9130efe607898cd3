package dev.assay.integrity;

import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.TaskException;
import dev.assay.benchmark.catalog.CatalogBenchmark;
import dev.assay.benchmark.catalog.CatalogTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The tasks that attacks are aimed at, as each attack asks for them.
final class AttackedTasks {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Map<String, CatalogTask> tasks;
  private final Path scratch;

  /// @param scratch takes copies of tasks
  AttackedTasks(List<CatalogTask> tasks, Path scratch) {
    this.tasks = tasks.stream().collect(Collectors.toMap(CatalogTask::id, Function.identity()));
    this.scratch = scratch;
  }

  boolean has(Target target) {
    return tasks.containsKey(target.task());
  }

  /// The task's own folder, absolute.
  Path folder(Target target) {
    return task(target.task()).folder().toAbsolutePath().normalize();
  }

  /// The task as the attack finds it.
  CatalogTask of(Target target) throws IOException, TaskException {
    CatalogTask task = task(target.task());
    return target.unguarded() || target.timeLimit().isPresent() ? changed(task, target) : task;
  }

  private CatalogTask task(String id) {
    CatalogTask task = tasks.get(id);
    if (task == null) {
      throw new IllegalArgumentException("the catalog has no task '" + id + "'");
    }
    return task;
  }

  private CatalogTask changed(CatalogTask task, Target target) throws IOException, TaskException {
    Path catalog = Files.createTempDirectory(scratch, "catalog-");
    Path copy = catalog.resolve(task.id());
    copy(task.folder(), copy);
    Path file = copy.resolve("metadata.json");
    ObjectNode metadata = (ObjectNode) JSON.readTree(Files.readString(file));
    if (target.unguarded()) {
      metadata.remove(List.of("editable", "protected"));
    }
    target
        .timeLimit()
        .ifPresent(
            limit -> ((ObjectNode) metadata.get("eval")).put("timeout_seconds", limit.toSeconds()));
    Files.writeString(file, JSON.writeValueAsString(metadata));
    return (CatalogTask)
        new CatalogBenchmark().loadTasks(new BenchmarkConfig(catalog, _ -> {})).getFirst();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }
}
