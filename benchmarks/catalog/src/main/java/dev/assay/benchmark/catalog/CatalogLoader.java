package dev.assay.benchmark.catalog;

import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.TaskException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Reads a folder of tasks.
final class CatalogLoader {
  private CatalogLoader() {}

  /// Every task, by id.
  ///
  /// @param recording whether a file of expected tests may be missing, because it is about to be
  ///   written
  /// @throws TaskException with every problem of every task
  static List<CatalogTask> load(BenchmarkConfig config, boolean recording) throws TaskException {
    Path source = config.source();
    if (!Files.isDirectory(source)) {
      throw new TaskException(
          "there is no task catalog at " + source + "; name the folder that holds the tasks");
    }
    TaskProblems problems = new TaskProblems(config.warnings());
    List<CatalogTask> tasks = new ArrayList<>();
    try (Stream<Path> entries = Files.list(source)) {
      for (Path folder : entries.filter(Files::isDirectory).sorted().toList()) {
        if (String.valueOf(folder.getFileName()).startsWith(".")) {
          continue;
        }
        if (Files.isRegularFile(folder.resolve(MetadataReader.FILE_NAME))) {
          new TaskFolderReader(folder, problems, recording).read().ifPresent(tasks::add);
        } else {
          problems.warning(folder, "has no " + MetadataReader.FILE_NAME + "; no task");
        }
      }
    } catch (IOException e) {
      throw new TaskException("the task catalog " + source + " could not be read: " + e, e);
    }
    List<String> errors = problems.errors();
    if (!errors.isEmpty()) {
      throw new TaskException(
          "the task catalog %s has %d %s:%n  %s"
              .formatted(
                  source,
                  errors.size(),
                  errors.size() == 1 ? "error" : "errors",
                  String.join(System.lineSeparator() + "  ", errors)));
    }
    if (tasks.isEmpty()) {
      throw new TaskException("the task catalog " + source + " holds no task");
    }
    return tasks;
  }
}
