package dev.assay.benchmark.swebench;

import dev.assay.benchmark.testlog.LogMarkers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The script of a row that has none, in the form that newer rows have: the tests that the issue's
/// fix brought are laid over the participant's work, run, and taken away again.
record MadeScript(Instance instance, TestCommand command) {
  private static final String END = "EOF_114329324912";

  /// What tests read and what no runner takes for a test.
  private static final Pattern DATA =
      Pattern.compile(".*\\.(json|png|csv|txt|md|jpe?g|pkl|ya?ml|toml)");

  private static final Pattern PLAIN = Pattern.compile("[\\w./+-]+");

  /// Nothing where it is not known how the repository's tests are run.
  static Optional<String> of(Instance instance) {
    return TestCommand.of(instance).map(command -> new MadeScript(instance, command).text());
  }

  /// The files that the row's tests are in, as its runner is given them.
  static List<String> tested(Instance instance) {
    return PatchSections.of(instance.testPatch()).parts().stream()
        .filter(part -> !part.text().contains("\n+++ /dev/null"))
        .flatMap(part -> part.paths().stream())
        .filter(path -> !DATA.matcher(path).matches())
        .distinct()
        .toList();
  }

  private String text() {
    String base = instance.baseCommit();
    List<String> lines = new ArrayList<>();
    lines.add("#!/bin/bash");
    lines.add("set -uxo pipefail");
    lines.add("source /opt/miniconda3/bin/activate");
    lines.add("conda activate testbed");
    lines.add("cd /testbed");
    lines.add("git config --global --add safe.directory /testbed");
    lines.add("git status");
    lines.add("git show");
    lines.add("git -c core.fileMode=false diff " + base);
    lines.add(command.install());
    List<String> reset = reset();
    lines.addAll(reset);
    lines.add("git apply -v - <<'" + END + "'");
    lines.add(instance.testPatch());
    lines.add(END);
    lines.add(": '" + LogMarkers.START + "'");
    lines.add(command.line(tested(instance).stream().map(MadeScript::quoted).toList()));
    lines.add(": '" + LogMarkers.END + "'");
    lines.addAll(reset);
    return String.join("\n", lines) + "\n";
  }

  /// What makes the files that the tests change be as the base commit has them, or not be.
  private List<String> reset() {
    return PatchSections.of(instance.testPatch()).paths().stream()
        .map(MadeScript::quoted)
        .map(path -> "git checkout %1$s %2$s || rm -f %2$s".formatted(instance.baseCommit(), path))
        .toList();
  }

  private static String quoted(String path) {
    return PLAIN.matcher(path).matches() ? path : "'" + path.replace("'", "'\\''") + "'";
  }
}
