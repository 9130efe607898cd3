package dev.assay.benchmark.catalog;

import dev.assay.benchmark.Evaluation;
import dev.assay.benchmark.EvaluationContext;
import dev.assay.benchmark.TestReport;
import dev.assay.benchmark.TestReportFormat;
import dev.assay.benchmark.ToolchainFinding.Missing;
import dev.assay.benchmark.Toolchains;
import dev.assay.patch.Application;
import dev.assay.patch.ApplyRules;
import dev.assay.patch.Patch;
import dev.assay.patch.PatchApplier;
import dev.assay.protocol.Outcome;
import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.IsolationLevel;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Judges one patch of one task in a fresh folder and a fresh session.
final class TaskEvaluation {
  private static final long MAX_REPORT_BYTES = 64L << 20;

  private final CatalogTask task;
  private final EvaluationContext context;
  private final EvaluationSettings settings;
  private final SeedStore seeds;
  private final Set<Defence> without;
  private final List<String> repairs = new ArrayList<>();

  TaskEvaluation(CatalogTask task, EvaluationContext context) {
    this(task, context, Set.of());
  }

  TaskEvaluation(CatalogTask task, EvaluationContext context, Set<Defence> without) {
    this(task, context, without, SeedStore.OF_THIS_USER);
  }

  TaskEvaluation(
      CatalogTask task, EvaluationContext context, Set<Defence> without, SeedStore seeds) {
    this.task = task;
    this.context = context;
    this.without = without;
    this.seeds = seeds;
    this.settings = task.metadata().evaluation();
  }

  Evaluation evaluate(Patch patch) throws RunnerException, IOException, InterruptedException {
    if (usesHostToolchains()) {
      List<Missing> missing = Toolchains.host().missing(task.requirements());
      if (!missing.isEmpty()) {
        return withoutTests(Outcome.SKIPPED, missing.getFirst().sentence());
      }
    }
    Path root = Files.createTempDirectory(context.scratch(), "workspace-");
    WorkspaceLayout layout = new WorkspaceLayout(task, root, without);
    layout.layStarter();
    if (apply(patch, root) instanceof Application.Refused(var reason, String detail)) {
      return withoutTests(Outcome.PATCH_REJECTED, detail);
    }
    layout.layJudge();
    Optional<Canary> canary = canary();
    if (canary.isPresent()) {
      canary.get().lay(root);
    }
    boolean installs = context.installDependencies() && task.parts().dependencies().isPresent();
    if (installs) {
      new DependencyInstallation(context.runner(), context.scratch())
          .install(task.id(), task.metadata().image(), task.parts().dependencies().get(), root);
    }
    return run(layout, installs, canary);
  }

  private Application apply(Patch patch, Path root) throws IOException {
    Patch plain = patch;
    if (WorkspacePrefix.isNeedless(patch, task)) {
      plain = WorkspacePrefix.removed(patch);
      repairs.add("paths were taken without their leading workspace/");
    }
    List<String> protectedPaths =
        without.contains(Defence.PROTECTED_FILES) ? List.of() : task.protectedPaths().globs();
    ApplyRules rules =
        new ApplyRules(protectedPaths, task.metadata().editable(), context.allowFuzzyContext());
    try {
      Application application = PatchApplier.apply(plain, root, rules);
      if (application instanceof Application.Applied applied) {
        repairs.addAll(applied.repairs());
      }
      return application;
    } catch (UncheckedIOException e) {
      throw new IOException("the patch could not be written for " + task.id(), e);
    }
  }

  private Optional<Canary> canary() throws RunnerException, IOException {
    // Ids are recorded from a run that has no more tests than the task.
    if (settings.canary().isEmpty()
        || task.expectedTests().isEmpty()
        || without.contains(Defence.CANARY)) {
      return Optional.empty();
    }
    return Optional.of(
        new CanaryMaker(task, settings.canary().get(), new SecureRandom())
            .canary()
            .orElseThrow(() ->
                new RunnerException(
                    "no file of the tests of " + task.id() + " has a place for its canary")));
  }

  private Evaluation run(WorkspaceLayout layout, boolean installs, Optional<Canary> canary)
      throws RunnerException, IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>(TestEnvironment.of(layout, installs));
    GoBuildCache cache = new GoBuildCache(task, seeds);
    if (usesHostToolchains() && cache.isNeeded()) {
      environment.putAll(
          cache.layInto(layout.root(), context.runner(), network(), context.scratch()));
    }
    SessionSpec spec =
        new SessionSpec(task.id(), layout.root(), environment, task.metadata().limits(), network())
            .withImage(task.metadata().image());
    try (RunnerSession session = context.runner().open(spec)) {
      Command command =
          new Command(
              settings.command(),
              layout.workingDirectory(),
              Map.of(),
              context.standardOutput(),
              context.standardError());
      ExecutionResult result = session.execute(command);
      // What the tests left in the background could still write to the report.
      session.endProcesses();
      TestReport report = report(session, layout, result);
      TestRun run =
          new TestRun(
              without.contains(Defence.EXPECTED_TESTS) ? task.withoutExpectedTests() : task,
              termination(result),
              report,
              context.standardOutput(),
              context.standardError());
      Verdict verdict = canary.isPresent() ? canary.get().judge(run) : run.verdict();
      Map<String, String> isolation = new HashMap<>(session.enforcement());
      isolation.put("runner", context.runner().name());
      canary.ifPresent(laid -> isolation.put("canary", String.join(", ", laid.ids())));
      return new Evaluation(
          verdict.outcome(),
          verdict.reason(),
          verdict.tests(),
          repairs,
          result.wallTime(),
          session.peakMemoryBytes(),
          isolation);
    }
  }

  private Termination termination(ExecutionResult result) {
    return without.contains(Defence.EXIT_STATUS)
            && result.termination() instanceof Termination.Exited _
        ? new Termination.Exited(0)
        : result.termination();
  }

  private TestReport report(RunnerSession session, WorkspaceLayout layout, ExecutionResult result)
      throws IOException {
    if (settings.reportFormat() == TestReportFormat.EXIT_CODE) {
      return result.termination() instanceof Termination.Exited(int status)
          ? TestReport.ofExitStatus(status)
          : new TestReport.Malformed("the command did not exit by itself");
    }
    if (settings.reportFile().isEmpty()) {
      return result.standardOutput().truncated()
          ? new TestReport.Malformed(
              "the command printed %d bytes, of which %d were kept"
                  .formatted(
                      result.standardOutput().bytesWritten(), result.standardOutput().bytesKept()))
          : TestReport.read(settings.reportFormat(), context.standardOutput());
    }
    Path copy = Files.createTempDirectory(context.scratch(), "report-").resolve("report");
    try {
      session.copyOut(layout.reportFile(), copy, MAX_REPORT_BYTES);
    } catch (RunnerException e) {
      return new TestReport.Malformed(
          "there is none at " + layout.reportFile() + " (" + e.getMessage() + ")");
    }
    return TestReport.read(settings.reportFormat(), copy);
  }

  // A process of this machine has this machine's network, and the process runner refuses to
  // pretend otherwise.
  private NetworkPolicy network() {
    return context.runner().capabilities().isolation() == IsolationLevel.PROCESS
        ? new NetworkPolicy.Unrestricted()
        : new NetworkPolicy.Disabled();
  }

  private boolean usesHostToolchains() {
    return switch (context.runner().capabilities().isolation()) {
      case PROCESS, SANDBOX -> true;
      case CONTAINER, VM, REMOTE, ORCHESTRATED -> false;
    };
  }

  private Evaluation withoutTests(Outcome outcome, String reason) {
    return new Evaluation(
        outcome,
        reason,
        List.of(),
        repairs,
        Duration.ZERO,
        OptionalLong.empty(),
        Map.of("runner", context.runner().name()));
  }
}
