package dev.assay.cli;

import dev.assay.benchmark.Task;
import dev.assay.benchmark.swebench.Instance;
import dev.assay.benchmark.swebench.InstancePlan;
import dev.assay.runner.Runners;
import dev.assay.runner.TaskRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says of each instance how it would be judged here.
///
/// @param options name the runner
record SweBenchPlans(Console console, RunOptions options) {
  /// @param possible whether it can be judged without an image
  /// @param environment what its tests need and have
  /// @param commands what makes the environment, none where it is there
  /// @param reason why it cannot; empty where it can
  /// @param parser the reader of its tests' output
  /// @param image the official container image
  record Row(
      String instance,
      String repository,
      String version,
      boolean possible,
      String kind,
      String environment,
      List<String> commands,
      String reason,
      String parser,
      String image) {}

  int print(SweBenchSuite suite) throws Exception {
    TaskRunner runner = runner();
    List<Row> rows = new ArrayList<>();
    for (Task task : suite.tasks()) {
      rows.add(row(suite, task, runner));
    }
    options.json.print(console, rows, rows.size() == 1 ? one(rows.getFirst()) : text(rows));
    return ExitCode.DONE;
  }

  /// A plan needs no runner that can be used; what cannot is told by `doctor`.
  private TaskRunner runner() throws Exception {
    Optional<String> named = options.runner.name;
    return Runners.installed().named(named.orElse(RunnerChoice.PREFERRED.getFirst()));
  }

  private static Row row(SweBenchSuite suite, Task task, TaskRunner runner) {
    Instance instance = SweBenchSuite.instance(task);
    String parser = instance.logParser().orElse("that of " + instance.repository());
    List<String> toolchains = HostToolchains.missing(runner, task);
    InstancePlan plan =
        toolchains.isEmpty()
            ? suite.benchmark().plan(instance, runner)
            : new InstancePlan.Impossible(String.join("; ", toolchains));
    return switch (plan) {
      case InstancePlan.Possible(String kind, String summary, List<String> commands) ->
          new Row(
              instance.id(),
              instance.repository(),
              instance.version(),
              true,
              kind,
              summary,
              commands,
              "",
              parser,
              instance.imageReference());
      case InstancePlan.Impossible(String reason) ->
          new Row(
              instance.id(),
              instance.repository(),
              instance.version(),
              false,
              "",
              "",
              List.of(),
              reason,
              parser,
              instance.imageReference());
    };
  }

  private String text(List<Row> rows) {
    TextTable table =
        new TextTable(
            TextTable.Column.left(""),
            TextTable.Column.left("instance"),
            TextTable.Column.left("environment, or why not"));
    for (Row row : rows) {
      table.row(
          row.possible()
              ? console.style(Console.Style.GOOD, "✓")
              : console.style(Console.Style.BAD, "✕"),
          row.instance(),
          row.possible()
              ? row.kind()
                  + ": "
                  + row.environment()
                  + (row.commands().isEmpty() ? "" : " (to be made)")
              : row.reason());
    }
    long possible = rows.stream().filter(Row::possible).count();
    return table.render(console)
        + "%n%d of %d instances can be judged here without an image%n"
            .formatted(possible, rows.size());
  }

  private String one(Row row) {
    StringBuilder text = new StringBuilder();
    text.append(row.instance()).append("  ").append(row.repository());
    text.append(row.version().isEmpty() ? "" : " " + row.version()).append('\n');
    if (row.possible()) {
      text.append("environment  ").append(row.kind()).append(": ").append(row.environment());
      text.append(row.commands().isEmpty() ? ", nothing to make\n" : ", made by\n");
      row.commands().forEach(each -> text.append("             ").append(each).append('\n'));
    } else {
      text.append("not here     ").append(row.reason()).append('\n');
    }
    text.append("log parser   ").append(row.parser()).append('\n');
    text.append("image        ").append(row.image()).append('\n');
    return text.toString();
  }
}
