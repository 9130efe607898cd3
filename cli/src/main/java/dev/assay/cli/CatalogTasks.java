package dev.assay.cli;

import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.Task;
import dev.assay.benchmark.TaskException;
import dev.assay.benchmark.TaskSelection;
import dev.assay.benchmark.catalog.CatalogBenchmark;
import dev.assay.server.RefusedException;
import dev.assay.server.RefusedException.Reason;
import java.nio.file.Path;
import java.util.List;

/// The tasks that a server offers, read anew each time: somebody may be writing one.
///
/// @param folder of the catalog
record CatalogTasks(Console console, Path folder) {
  /// @throws RefusedException when they cannot be read
  List<Task> all() throws RefusedException {
    try {
      return new CatalogBenchmark().loadTasks(new BenchmarkConfig(folder, console::warning));
    } catch (TaskException e) {
      throw refused(e);
    }
  }

  /// Those that a selection means.
  ///
  /// @throws RefusedException when they cannot be read, or an entry of the selection fits none
  List<Task> selected(TaskSelection selection) throws RefusedException {
    List<Task> tasks = all();
    try {
      return selection.from(tasks);
    } catch (TaskException e) {
      throw refused(e);
    }
  }

  private static RefusedException refused(TaskException e) {
    return new RefusedException(Reason.IMPOSSIBLE, String.valueOf(e.getMessage()));
  }
}
