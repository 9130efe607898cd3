package dev.assay.cli;

import dev.assay.benchmark.Task;
import dev.assay.benchmark.swebench.Instance;
import dev.assay.benchmark.swebench.InstancePlan;
import dev.assay.runner.Runners;
import dev.assay.runner.TaskRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Says of each instance by what it can be judged here: this machine's own programs, or an image.
record SweBenchPlans(Console console, JsonOption json) {
  private static final String NATIVE = "sandbox";
  private static final String IMAGES = "docker";

  /// One way to judge an instance.
  ///
  /// @param possible whether it can be judged so
  /// @param kind of the environment; empty where there is none
  /// @param environment what its tests have
  /// @param commands what gets or makes the environment, none where it is there
  /// @param reason why it cannot; empty where it can
  record Way(
      boolean possible, String kind, String environment, List<String> commands, String reason) {
    static Way of(InstancePlan plan) {
      return switch (plan) {
        case InstancePlan.Possible(String kind, String summary, List<String> commands) ->
            new Way(true, kind, summary, commands, "");
        case InstancePlan.Impossible(String reason) -> new Way(false, "", "", List.of(), reason);
      };
    }

    /// Whether nothing has to be fetched or made.
    boolean ready() {
      return possible && commands.isEmpty();
    }

    /// In a few words.
    String text() {
      return possible ? kind + ": " + environment : reason;
    }
  }

  /// @param parser the reader of its tests' output
  /// @param image the official container image
  /// @param sandbox without an image
  /// @param docker in its image
  record Row(
      String instance,
      String repository,
      String version,
      String parser,
      String image,
      Way sandbox,
      Way docker) {}

  int print(SweBenchSuite suite) throws Exception {
    List<Row> rows = new ArrayList<>();
    // Once for all rows: each runner asks its engine and its machine what they are.
    TaskRunner sandbox = Runners.installed().named(NATIVE);
    TaskRunner docker = Runners.installed().named(IMAGES);
    for (Task task : suite.tasks()) {
      Instance instance = SweBenchSuite.instance(task);
      rows.add(
          new Row(
              instance.id(),
              instance.repository(),
              instance.version(),
              instance.logParser().orElse("that of " + instance.repository()),
              instance.imageReference(),
              way(suite, task, sandbox),
              way(suite, task, docker)));
    }
    json.print(console, rows, rows.size() == 1 ? one(rows.getFirst()) : text(rows));
    return ExitCode.DONE;
  }

  private static Way way(SweBenchSuite suite, Task task, TaskRunner runner) {
    List<String> toolchains = HostToolchains.missing(runner, task);
    return Way.of(
        toolchains.isEmpty()
            ? suite.benchmark().plan(SweBenchSuite.instance(task), runner)
            : new InstancePlan.Impossible(String.join("; ", toolchains)));
  }

  private String text(List<Row> rows) {
    TextTable table =
        new TextTable(
            TextTable.Column.left("sandbox"),
            TextTable.Column.left("docker"),
            TextTable.Column.left("instance"),
            TextTable.Column.left("environment, or why not"));
    for (Row row : rows) {
      table.row(
          mark(row.sandbox()),
          mark(row.docker()),
          row.instance(),
          (row.sandbox().possible() || !row.docker().possible() ? row.sandbox() : row.docker())
              .text());
    }
    return table.render(console)
        + "%n%d of %d instances can be judged in the sandbox, %d in Docker, where %d images are%n"
            .formatted(
                rows.stream().filter(row -> row.sandbox().possible()).count(),
                rows.size(),
                rows.stream().filter(row -> row.docker().possible()).count(),
                rows.stream().filter(row -> row.docker().ready()).count())
        + "✓ ready  ↓ to be fetched or made  ✕ not here\n"
        + reasons(rows);
  }

  /// Why instances cannot be judged in Docker is the same for all, most of the time.
  private static String reasons(List<Row> rows) {
    return rows.stream()
        .map(Row::docker)
        .filter(way -> !way.possible())
        .map(Way::reason)
        .distinct()
        .limit(3)
        .map("docker: %s%n"::formatted)
        .collect(Collectors.joining());
  }

  private String mark(Way way) {
    if (way.ready()) {
      return console.style(Console.Style.GOOD, "✓");
    }
    return way.possible() ? "↓" : console.style(Console.Style.BAD, "✕");
  }

  private static String one(Row row) {
    StringBuilder text = new StringBuilder();
    text.append(row.instance()).append("  ").append(row.repository());
    text.append(row.version().isEmpty() ? "" : " " + row.version()).append('\n');
    append(text, "sandbox      ", row.sandbox());
    append(text, "docker       ", row.docker());
    text.append("log parser   ").append(row.parser()).append('\n');
    text.append("image        ").append(row.image()).append('\n');
    return text.toString();
  }

  private static void append(StringBuilder text, String head, Way way) {
    text.append(head);
    if (!way.possible()) {
      text.append("not here: ").append(way.reason()).append('\n');
      return;
    }
    text.append(way.kind()).append(": ").append(way.environment());
    text.append(way.commands().isEmpty() ? ", nothing to make\n" : ", made by\n");
    way.commands()
        .forEach(each -> text.append(" ".repeat(head.length())).append(each).append('\n'));
  }
}
