package dev.assay.benchmark.swebench;

import dev.assay.benchmark.testlog.LogMarkers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The shell script that runs an instance's tests, made to tell the test command's exit status.
final class EvaluationScript {
  private static final String VARIABLE = "SWEBENCH_TEST_EXIT_CODE";

  private EvaluationScript() {}

  /// The row's own script, or the one that is made for a row without one. Nothing where it is not
  /// known how its tests are run.
  static Optional<String> of(Instance instance) {
    return instance.evaluationScript().or(() -> MadeScript.of(instance));
  }

  /// The row's script with two lines more, as official tools add them: the status is kept before
  /// the line that marks the output's end, and printed after it.
  static String recordingExitCode(String script) {
    List<String> lines = new ArrayList<>();
    for (String line : script.split("\n", -1)) {
      boolean marks = line.startsWith(": ") && line.contains(LogMarkers.END);
      if (marks) {
        lines.add(VARIABLE + "=$?");
      }
      lines.add(line);
      if (marks) {
        lines.add("echo \"%s $%s\"".formatted(LogMarkers.EXIT_CODE, VARIABLE));
      }
    }
    return String.join("\n", lines);
  }
}
