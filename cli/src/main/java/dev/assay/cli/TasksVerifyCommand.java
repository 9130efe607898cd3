package dev.assay.cli;

import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.ToolchainFinding;
import dev.assay.benchmark.Toolchains;
import dev.assay.benchmark.catalog.CatalogBenchmark;
import dev.assay.benchmark.catalog.CatalogTask;
import dev.assay.benchmark.catalog.TaskVerification;
import dev.assay.benchmark.catalog.VariantResult;
import dev.assay.lab.Concurrency;
import dev.assay.runner.Runners;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Judges the tasks themselves.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Judge the tasks themselves: each reference has to pass, each starter and mutant to fail.",
      "Ends with 11 when one does not."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  assay tasks verify", "  assay tasks verify --task 'rust_*' --record"})
final class TasksVerifyCommand implements Callable<Integer> {
  @Mixin TaskOptions tasks = new TaskOptions();

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "Variants judged at once (default: one per core).")
  int concurrency = Concurrency.ofThisMachine().evaluations();

  @Option(
      names = "--record",
      description = "Write the ids that the references report as the expected tests.")
  boolean record;

  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  TasksVerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    CatalogBenchmark catalog = new CatalogBenchmark();
    BenchmarkConfig config = new BenchmarkConfig(tasks.folder(console), console::warning);
    List<CatalogTask> all =
        record
            ? catalog.loadTasksToRecord(config)
            : catalog.loadTasks(config).stream().map(CatalogTask.class::cast).toList();
    List<CatalogTask> selected = tasks.selection().from(all);
    List<CatalogTask> ready = new ArrayList<>();
    for (CatalogTask task : selected) {
      List<ToolchainFinding.Missing> missing = Toolchains.host().missing(task.requirements());
      if (missing.isEmpty()) {
        ready.add(task);
      } else {
        missing.forEach(each -> console.warning(task.id() + " is skipped: " + each.sentence()));
      }
    }
    Path scratch = Files.createTempDirectory("assay-verify-");
    try {
      TaskVerification verification =
          new TaskVerification(Runners.installed().named("process"), scratch, concurrency);
      if (record) {
        return record(verification, ready);
      }
      List<VariantResult> results = verification.verify(ready, this::progress);
      List<Row> rows = results.stream().map(Row::of).toList();
      json.print(console, rows, table(results));
      return results.stream()
              .allMatch(result -> result.standing() == VariantResult.Standing.CONFIRMED)
          ? ExitCode.DONE
          : ExitCode.FAULTS_FOUND;
    } finally {
      Files.deleteIfExists(scratch);
    }
  }

  private int record(TaskVerification verification, List<CatalogTask> ready) throws Exception {
    for (CatalogTask task : ready) {
      List<String> ids = verification.recordExpectedTests(task);
      console.line(task.id() + ": recorded " + ids.size() + " tests");
    }
    return ExitCode.DONE;
  }

  private void progress(VariantResult result) {
    console
        .err()
        .println(
            mark(result.standing())
                + "  "
                + result.taskId()
                + "  "
                + result.variant().label()
                + "  "
                + Format.millis(result.duration().toMillis()));
  }

  private String table(List<VariantResult> results) {
    TextTable table =
        new TextTable(
            TextTable.Column.left(""),
            TextTable.Column.left("task"),
            TextTable.Column.left("variant"),
            TextTable.Column.left("outcome"),
            TextTable.Column.right("time"),
            TextTable.Column.left("failing tests, or what is wrong"));
    for (VariantResult result : results) {
      table.row(
          mark(result.standing()),
          result.taskId(),
          result.variant().label(),
          result.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          Format.millis(result.duration().toMillis()),
          Format.cut(
              result.remark().isEmpty()
                  ? String.join(", ", result.failingTests())
                  : result.remark(),
              100));
    }
    long wrong =
        results.stream()
            .filter(result -> result.standing() != VariantResult.Standing.CONFIRMED)
            .count();
    return table.render(console)
        + "\n"
        + results.size()
        + " variants, "
        + (wrong == 0 ? "all as they have to be\n" : wrong + " not as they have to be\n");
  }

  private String mark(VariantResult.Standing standing) {
    return switch (standing) {
      case CONFIRMED -> console.style(Console.Style.GOOD, "✓ ok");
      case REFUTED -> console.style(Console.Style.BAD, "✕ wrong");
      case UNDECIDED -> console.style(Console.Style.WARNING, "! undecided");
    };
  }

  record Row(
      String task,
      String variant,
      String standing,
      String outcome,
      String remark,
      String reason,
      List<String> failingTests,
      long millis) {
    static Row of(VariantResult result) {
      return new Row(
          result.taskId(),
          result.variant().label(),
          result.standing().name().toLowerCase(Locale.ROOT),
          result.outcome().name(),
          result.remark(),
          result.reason(),
          result.failingTests(),
          result.duration().toMillis());
    }
  }
}
