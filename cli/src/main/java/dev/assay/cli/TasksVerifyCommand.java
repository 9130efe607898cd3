package dev.assay.cli;

import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.TaskException;
import dev.assay.benchmark.ToolchainFinding;
import dev.assay.benchmark.Toolchains;
import dev.assay.benchmark.catalog.CatalogBenchmark;
import dev.assay.benchmark.catalog.CatalogTask;
import dev.assay.benchmark.catalog.TaskVerification;
import dev.assay.benchmark.catalog.VariantResult.Standing;
import dev.assay.benchmark.catalog.VerificationPlan;
import dev.assay.benchmark.catalog.VerifiedTask;
import dev.assay.lab.Concurrency;
import dev.assay.runner.TemporaryFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Judges the tasks themselves.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Judge the tasks themselves: each reference has to pass, each starter and mutant to fail, "
            + "every time, and the instructions have to name what the tests use. "
            + "Ends with 11 when something has to be mended.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay tasks verify",
      "  assay tasks verify --task 'rust_*' --repeat 20 --stress --report verified.md",
      "  assay tasks verify --task rust_expert_lru_cache --record"
    })
final class TasksVerifyCommand implements Callable<Integer> {
  @Mixin TaskOptions tasks = new TaskOptions();

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "Runs of each reference (default: ${DEFAULT-VALUE}).",
      defaultValue = "1")
  int repeat;

  @Option(
      names = "--mutant-repeat",
      paramLabel = "M",
      description = "Runs of each starter and mutant (default: 1, and 1 more for 5 of --repeat).")
  Optional<Integer> mutantRepeat = Optional.empty();

  @Option(names = "--stress", description = "Keep all cores busy meanwhile.")
  boolean stress;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "Runs of a task at once (default: one per core).")
  int concurrency = Concurrency.ofThisMachine().evaluations();

  @Option(
      names = "--report",
      paramLabel = "FILE.md",
      description = "Write what was found there, in Markdown.")
  Optional<Path> report = Optional.empty();

  @Option(
      names = "--record",
      description = "Write the ids that the references report as the expected tests, only.")
  boolean record;

  @Mixin RunnerOptions runner = new RunnerOptions();
  @Mixin JsonOption json = new JsonOption();
  @Spec CommandSpec spec;

  private final Console console;

  TasksVerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    VerificationPlan plan = plan();
    List<CatalogTask> ready = ready(tasks.selection().from(all()));
    Path scratch = TemporaryFolders.create("verify");
    try (var _ = new SignalInterrupt()) {
      TaskVerification verification =
          new TaskVerification(runner.open(runner.name()), scratch, plan);
      return record ? record(verification, ready) : verify(verification, plan, ready);
    } finally {
      Files.deleteIfExists(scratch);
    }
  }

  private VerificationPlan plan() throws CommandException {
    int others = mutantRepeat.orElse(VerificationPlan.usualOtherRuns(repeat));
    if (repeat < 1 || others < 1 || concurrency < 1) {
      throw new CommandException(
          ExitCode.USAGE, "--repeat, --mutant-repeat and --concurrency must be at least 1");
    }
    if (record && (repeat > 1 || mutantRepeat.isPresent() || stress || report.isPresent())) {
      throw new CommandException(
          ExitCode.USAGE,
          "--record verifies nothing, and takes no --repeat, --mutant-repeat, --stress or --report");
    }
    return new VerificationPlan(repeat, others, concurrency, stress);
  }

  private List<CatalogTask> all() throws TaskException {
    CatalogBenchmark catalog = new CatalogBenchmark();
    BenchmarkConfig config = new BenchmarkConfig(tasks.folder(console), console::warning);
    return record
        ? catalog.loadTasksToRecord(config)
        : catalog.loadTasks(config).stream().map(CatalogTask.class::cast).toList();
  }

  private List<CatalogTask> ready(List<CatalogTask> selected) {
    List<CatalogTask> ready = new ArrayList<>();
    for (CatalogTask task : selected) {
      List<ToolchainFinding.Missing> missing = Toolchains.host().missing(task.requirements());
      if (missing.isEmpty()) {
        ready.add(task);
      } else {
        missing.forEach(each -> console.warning(task.id() + " is skipped: " + each.sentence()));
      }
    }
    return ready;
  }

  private int verify(TaskVerification verification, VerificationPlan plan, List<CatalogTask> ready)
      throws IOException, InterruptedException, CommandException {
    List<VerifiedTask> verified;
    try (VerificationProgress progress = new VerificationProgress(console)) {
      verified = verification.verify(ready, progress);
    }
    json.print(
        console,
        verified.stream().map(VerificationRow::of).toList(),
        VerificationTable.text(console, verified));
    if (report.isPresent()) {
      write(report.get(), new VerificationReport(commandLine(), plan, verified).markdown());
    }
    return verified.stream().allMatch(task -> task.standing() == Standing.CONFIRMED)
        ? ExitCode.DONE
        : ExitCode.FAULTS_FOUND;
  }

  private String commandLine() {
    return "assay " + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
  }

  private void write(Path file, String text) throws CommandException {
    try {
      Files.writeString(console.workingDirectory().resolve(file), text);
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.CANNOT_CREATE, "the report " + file + " could not be written: " + e);
    }
  }

  private int record(TaskVerification verification, List<CatalogTask> ready) throws Exception {
    for (CatalogTask task : ready) {
      List<String> ids = verification.recordExpectedTests(task);
      console.line(task.id() + ": recorded " + ids.size() + " tests");
    }
    return ExitCode.DONE;
  }
}
