package dev.assay.benchmark.swebench;

import dev.assay.benchmark.TaskException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with the rows of a source; all of it is told at once, as far as people read.
final class Problems {
  private static final int SHOWN = 20;

  private final List<String> problems = new ArrayList<>();

  void add(String problem) {
    problems.add(problem);
  }

  /// @param what what the source is, for the message: `data set`
  void throwIfAny(String what, Path source) throws TaskException {
    if (problems.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>(problems.subList(0, Math.min(SHOWN, problems.size())));
    if (problems.size() > SHOWN) {
      lines.add("and " + (problems.size() - SHOWN) + " more");
    }
    throw new TaskException(
        "the %s %s has %d %s:%n  %s"
            .formatted(
                what,
                source,
                problems.size(),
                problems.size() == 1 ? "error" : "errors",
                String.join(System.lineSeparator() + "  ", lines)));
  }
}
