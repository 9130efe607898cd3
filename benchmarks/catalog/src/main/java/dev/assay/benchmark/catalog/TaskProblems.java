package dev.assay.benchmark.catalog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What is wrong or odd about the tasks of a catalog.
final class TaskProblems {
  private final List<String> errors = new ArrayList<>();
  private final Consumer<String> warnings;

  TaskProblems(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  void error(Path file, int line, String text) {
    errors.add(file + ":" + line + ": " + text);
  }

  void error(Path file, String text) {
    errors.add(file + ": " + text);
  }

  void warning(Path file, int line, String text) {
    warnings.accept(file + ":" + line + ": " + text);
  }

  void warning(Path file, String text) {
    warnings.accept(file + ": " + text);
  }

  List<String> errors() {
    return List.copyOf(errors);
  }
}
