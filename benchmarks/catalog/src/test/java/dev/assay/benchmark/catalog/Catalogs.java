package dev.assay.benchmark.catalog;

import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.TaskException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Loads catalogs of this module's test resources and of temporary folders.
final class Catalogs {
  static final Path NATIVE = Path.of("src/test/resources/catalogs/native");
  static final Path FOREIGN = Path.of("src/test/resources/catalogs/foreign");

  private Catalogs() {}

  static List<CatalogTask> load(Path source) throws TaskException {
    return load(source, new ArrayList<>());
  }

  static List<CatalogTask> load(Path source, List<String> warnings) throws TaskException {
    return new CatalogBenchmark()
        .loadTasks(new BenchmarkConfig(source, warnings::add)).stream()
            .map(CatalogTask.class::cast)
            .toList();
  }

  static CatalogTask task(Path source, String id) throws TaskException {
    return load(source).stream().filter(task -> task.id().equals(id)).findFirst().orElseThrow();
  }
}
