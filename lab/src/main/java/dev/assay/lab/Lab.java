package dev.assay.lab;

import dev.assay.benchmark.Task;
import dev.assay.lab.LabException.Kind;
import dev.assay.ledger.AttemptRecord;
import dev.assay.ledger.Ledger;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.LedgerReader;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.AttemptResult;
import dev.assay.protocol.LabEvent;
import dev.assay.protocol.RunId;
import dev.assay.protocol.RunPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Plans runs and takes them up again. All of its state is the ledger and the run folders, so that
/// a killed process loses nothing that was on record.
public final class Lab implements AutoCloseable {
  private final Path outputDirectory;
  private final Ledger ledger;
  private final InstantSource clock;
  private final String version;

  private Lab(Path outputDirectory, Ledger ledger, InstantSource clock, String version) {
    this.outputDirectory = outputDirectory;
    this.ledger = ledger;
    this.clock = clock;
    this.version = version;
  }

  /// Where the ledger of an output folder lies.
  public static Path ledgerFile(Path outputDirectory) {
    return outputDirectory.resolve("history.db");
  }

  /// Opens the lab whose ledger and artifacts are in this folder, which is made if need be.
  ///
  /// @param version of this program, for the record
  public static Lab open(Path outputDirectory, String version) throws LabException {
    try {
      Files.createDirectories(outputDirectory);
      Ledger ledger = Ledger.open(ledgerFile(outputDirectory));
      return new Lab(outputDirectory, ledger, InstantSource.system(), version);
    } catch (IOException e) {
      throw new LabException(
          Kind.OUTPUT,
          "cannot write to the output folder "
              + outputDirectory.toAbsolutePath()
              + " ("
              + e
              + "); choose another with --output-dir",
          e);
    } catch (LedgerException e) {
      throw new LabException(Kind.LEDGER, String.valueOf(e.getMessage()), e);
    }
  }

  /// Plans a run and puts the plan on record.
  public LabRun plan(
      RunPlan plan, Workbench workbench, Concurrency concurrency, RunObserver observer)
      throws LabException, InterruptedException {
    requireDistinctFolders(plan);
    RunId id = RunId.create(clock.instant(), new SecureRandom());
    RunFolder folder = RunFolder.take(outputDirectory, id);
    record(id, new LabEvent.RunPlanned(plan, version, HostName.current()));
    return new LabRun(
        id,
        plan,
        PendingAttempts.of(plan),
        workbench,
        concurrency,
        folder,
        new RunLog(ledger, id, observer, Map.of()),
        new Budget(plan.settings(), clock, 0));
  }

  /// Takes up a run that was stopped, killed, or left attempts without a score.
  ///
  /// @param plan the run's plan, perhaps with a new budget
  /// @param apiErrorsOnly whether only attempts that ended in an API error are done again
  public LabRun resume(
      RunId id,
      RunPlan plan,
      boolean apiErrorsOnly,
      Workbench workbench,
      Concurrency concurrency,
      RunObserver observer)
      throws LabException, InterruptedException {
    requireSameTasks(plan, workbench);
    RunFolder folder = RunFolder.take(outputDirectory, id);
    List<AttemptRecord> rows = attempts(id);
    record(id, new LabEvent.RunResumed(apiErrorsOnly, version, HostName.current()));
    return new LabRun(
        id,
        plan,
        PendingAttempts.of(plan, rows, apiErrorsOnly),
        workbench,
        concurrency,
        folder,
        new RunLog(ledger, id, observer, ends(rows)),
        new Budget(plan.settings(), clock, spentUsd(rows)));
  }

  private static double spentUsd(List<AttemptRecord> rows) {
    return rows.stream()
        .flatMap(row -> row.submission().stream())
        .mapToDouble(submitted -> submitted.submission().costUsd().orElse(0))
        .sum();
  }

  private static Map<AttemptId, AttemptResult> ends(List<AttemptRecord> rows) {
    Map<AttemptId, AttemptResult> ends = new HashMap<>();
    rows.forEach(row -> row.result().ifPresent(end -> ends.put(row.attempt(), end.result())));
    return ends;
  }

  private List<AttemptRecord> attempts(RunId id) throws LabException {
    try (LedgerReader reader = LedgerReader.open(ledgerFile(outputDirectory))) {
      return reader.attempts(id);
    } catch (LedgerException e) {
      throw new LabException(Kind.LEDGER, String.valueOf(e.getMessage()), e);
    }
  }

  private void record(RunId id, LabEvent event) throws LabException, InterruptedException {
    try {
      var _ = ledger.append(id, event);
    } catch (LedgerException e) {
      throw new LabException(Kind.LEDGER, String.valueOf(e.getMessage()), e);
    }
  }

  private static void requireDistinctFolders(RunPlan plan) throws LabException {
    Set<String> names = new HashSet<>();
    for (String participant : plan.participants()) {
      if (!names.add(AttemptFolder.name(new AttemptId("task", participant, 0)))) {
        throw new LabException(
            Kind.OUTPUT,
            "the artifacts of '"
                + participant
                + "' would have the same folder as another participant's; run them separately");
      }
    }
  }

  private static void requireSameTasks(RunPlan plan, Workbench workbench) throws LabException {
    Map<String, Task> tasks = workbench.tasksById();
    List<String> changed =
        plan.tasks().stream()
            .filter(planned -> {
              Task task = tasks.get(planned.id());
              return task == null || !task.digest().equals(planned.digest());
            })
            .map(RunPlan.PlannedTask::id)
            .toList();
    if (!changed.isEmpty()) {
      throw new LabException(
          Kind.TASKS_CHANGED,
          "tasks changed since the run was planned: "
              + String.join(", ", changed)
              + "; their results would not compare: start a new run, or restore the tasks");
    }
  }

  @Override
  public void close() throws LabException {
    try {
      ledger.close();
    } catch (LedgerException e) {
      throw new LabException(Kind.LEDGER, String.valueOf(e.getMessage()), e);
    }
  }
}
