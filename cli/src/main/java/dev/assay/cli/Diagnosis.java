package dev.assay.cli;

import dev.assay.benchmark.cache.ByteSize;
import java.util.List;

/// What `doctor` found.
///
/// @param assay this program's version
/// @param java the version of the Java runtime
/// @param tools toolchains that the tasks need
/// @param runners places where tests can run
/// @param defaultRunner the one that is used when none is named; empty when there is none
/// @param defaultReason why this one, or why none
/// @param leftOvers what runs that were killed have left
/// @param cache what is kept of SWE-bench for later runs
record Diagnosis(
    String assay,
    String java,
    List<Tool> tools,
    List<Runner> runners,
    String defaultRunner,
    String defaultReason,
    List<String> leftOvers,
    Cache cache) {
  /// @param name the toolchain and the version that is needed
  /// @param found whether it is here
  /// @param detail its version and place, or what is wrong
  /// @param debianPackage what brings it on Debian and Ubuntu, empty when it is here
  /// @param macRemedy what brings it on macOS, empty when it is here
  /// @param tasks how many tasks need it
  record Tool(
      String name,
      boolean found,
      String detail,
      String debianPackage,
      String macRemedy,
      int tasks) {}

  /// @param detail what is missing and how to get it, or by what means it isolates and what it
  ///   cannot enforce here
  record Runner(String name, boolean ready, String detail) {}

  /// @param folder where it is; empty when there is no such place
  /// @param bytes how much of the disk it takes
  record Cache(String folder, long bytes) {}

  boolean healthy() {
    return tools.stream().allMatch(Tool::found);
  }

  List<String> missingPackages() {
    return tools.stream()
        .filter(tool -> !tool.found())
        .map(Tool::debianPackage)
        .distinct()
        .toList();
  }

  String text(Console console) {
    StringBuilder text = new StringBuilder();
    text.append("assay ").append(assay).append(", Java ").append(java).append("\n\n");
    TextTable table =
        new TextTable(
            TextTable.Column.left(""),
            TextTable.Column.left("toolchain"),
            TextTable.Column.right("tasks"),
            TextTable.Column.left("found"));
    for (Tool tool : tools) {
      table.row(
          mark(console, tool.found()), tool.name(), Integer.toString(tool.tasks()), tool.detail());
    }
    text.append(table.render(console)).append('\n');
    TextTable places =
        new TextTable(
            TextTable.Column.left(""), TextTable.Column.left("runner"), TextTable.Column.left(""));
    runners.forEach(
        runner -> places.row(mark(console, runner.ready()), runner.name(), runner.detail()));
    text.append(places.render(console));
    text.append(
            defaultRunner.isEmpty() ? "no default: " : "default: " + defaultRunner + ", because ")
        .append(defaultReason)
        .append('\n');
    if (cache.bytes() > 0) {
      text.append(
          "%nSWE-bench keeps %s for later runs in %s ('run swe-bench --max-disk SIZE' bounds it; all of it may be removed while nothing runs)%n"
              .formatted(new ByteSize(cache.bytes()), cache.folder()));
    }
    if (!leftOvers.isEmpty()) {
      text.append("\nLeft by runs that were killed (assay doctor --clean removes it):\n");
      leftOvers.forEach(each -> text.append("  ").append(each).append('\n'));
    }
    if (!healthy()) {
      text.append("\nTo install what is missing\n  on Debian and Ubuntu: apt-get install ")
          .append(String.join(" ", missingPackages()))
          .append("   (or: assay doctor --install)\n");
      tools.stream()
          .filter(tool -> !tool.found())
          .map(Tool::macRemedy)
          .distinct()
          .forEach(remedy -> text.append("  on macOS: ").append(remedy).append('\n'));
    }
    return text.toString();
  }

  private static String mark(Console console, boolean good) {
    return good ? console.style(Console.Style.GOOD, "✓") : console.style(Console.Style.BAD, "✕");
  }
}
