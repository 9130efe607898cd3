package dev.assay.cli;

import dev.assay.benchmark.Task;
import dev.assay.benchmark.TaskException;
import dev.assay.benchmark.TaskSelection;
import dev.assay.benchmark.catalog.CatalogBenchmark;
import dev.assay.lab.Concurrency;
import dev.assay.lab.Lab;
import dev.assay.lab.LabException;
import dev.assay.lab.LabRun;
import dev.assay.lab.RunObserver;
import dev.assay.lab.Workbench;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.LedgerReader;
import dev.assay.participant.Participant;
import dev.assay.participant.ParticipantException;
import dev.assay.protocol.LabEvent.StopReason;
import dev.assay.protocol.RunId;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.RunSettings;
import dev.assay.runner.RunnerException;
import dev.assay.runner.TaskRunner;
import dev.assay.server.Launch;
import dev.assay.server.LaunchPreview;
import dev.assay.server.RefusedException;
import dev.assay.server.RefusedException.Reason;
import dev.assay.server.RunControl;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Carries out, in this process, the runs that the server is asked for.
final class ServedRuns implements RunControl, AutoCloseable {
  private final Console console;
  private final OutputFolder output;
  private final CatalogTasks catalogTasks;
  private final RunnerOptions runners;
  private final Concurrency concurrency;
  private final LaunchCost cost;
  private final Lab lab;
  private final Map<RunId, Sitting> sittings = new ConcurrentHashMap<>();

  /// A run that is under way, and the thread that carries it out.
  private record Sitting(LabRun run, Thread thread) {}

  ServedRuns(
      Console console,
      OutputFolder output,
      CatalogTasks catalogTasks,
      RunnerOptions runners,
      Concurrency concurrency,
      LaunchCost cost)
      throws LabException {
    this.console = console;
    this.output = output;
    this.catalogTasks = catalogTasks;
    this.runners = runners;
    this.concurrency = concurrency;
    this.cost = cost;
    this.lab = Lab.open(output.folder, Version.current());
  }

  @Override
  public LaunchPreview preview(Launch launch) throws RefusedException, InterruptedException {
    List<Task> tasks = tasks(launch);
    RunSettings settings = settings(launch);
    TaskRunner runner = runner(settings.runner());
    Suite suite = new CatalogSuite(new CatalogBenchmark(), tasks);
    List<Participant> participants = participants(suite, launch.models(), settings);
    try {
      return cost.preview(tasks, participants, settings, task -> suite.missing(runner, task));
    } catch (IOException e) {
      throw new RefusedException(Reason.IMPOSSIBLE, "a task cannot be read: " + e.getMessage());
    } finally {
      participants.forEach(Participant::close);
    }
  }

  @Override
  public RunId launch(Launch launch) throws RefusedException, InterruptedException {
    Suite suite = new CatalogSuite(new CatalogBenchmark(), tasks(launch));
    RunPlan plan = suite.plan(launch.models(), settings(launch));
    return begin(
        suite, plan, workbench -> lab.plan(plan, workbench, concurrency, RunObserver.none()));
  }

  @Override
  public void resume(RunId id, boolean apiErrorsOnly)
      throws RefusedException, InterruptedException {
    if (sittings.containsKey(id)) {
      throw new RefusedException(Reason.NOT_NOW, id + " is under way");
    }
    RunPlan plan = plan(id);
    var _ =
        begin(
            suite(plan),
            plan,
            workbench ->
                lab.resume(id, plan, apiErrorsOnly, workbench, concurrency, RunObserver.none()));
  }

  private RunPlan plan(RunId id) throws RefusedException {
    try (LedgerReader reader = output.reader()) {
      Optional<RunPlan> plan = reader.plan(id);
      return plan.orElseThrow(
          () -> new RefusedException(Reason.UNKNOWN, "there is no run '" + id + "'"));
    } catch (LedgerException e) {
      throw new RefusedException(Reason.NOT_NOW, String.valueOf(e.getMessage()));
    }
  }

  private Suite suite(RunPlan plan) throws RefusedException {
    try {
      return Suites.of(console, plan);
    } catch (TaskException | CommandException | IOException e) {
      throw impossible(e);
    }
  }

  @FunctionalInterface
  private interface Start {
    LabRun with(Workbench workbench) throws LabException, InterruptedException;
  }

  private RunId begin(Suite suite, RunPlan plan, Start start)
      throws RefusedException, InterruptedException {
    TaskRunner runner = runner(plan.settings().runner());
    List<Participant> participants = participants(suite, plan.participants(), plan.settings());
    try {
      LabRun run = start.with(suite.workbench(runner, participants));
      Thread thread =
          Thread.ofVirtual().name("run-" + run.id()).unstarted(() -> carryOut(run, participants));
      sittings.put(run.id(), new Sitting(run, thread));
      thread.start();
      return run.id();
    } catch (LabException e) {
      participants.forEach(Participant::close);
      throw new RefusedException(
          e.kind() == LabException.Kind.IN_USE ? Reason.NOT_NOW : Reason.IMPOSSIBLE,
          String.valueOf(e.getMessage()));
    }
  }

  private void carryOut(LabRun run, List<Participant> participants) {
    try (run) {
      var _ = run.execute();
    } catch (LabException | RuntimeException e) {
      console.warning(run.id() + " stopped: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      participants.forEach(Participant::close);
      sittings.remove(run.id());
    }
    try {
      var _ = RunSitting.writeSummaries(output, run.id());
    } catch (IOException | RuntimeException e) {
      console.warning("the summary of " + run.id() + " cannot be written: " + e.getMessage());
    }
  }

  @Override
  public void cancel(RunId id) throws RefusedException {
    Sitting sitting = sittings.get(id);
    if (sitting == null) {
      throw new RefusedException(
          Reason.NOT_NOW, id + " is not under way in this server, so that it cannot stop it");
    }
    sitting.run().stop(StopReason.INTERRUPTED, "stopped from the dashboard");
  }

  @Override
  public Set<RunId> active() {
    return Set.copyOf(sittings.keySet());
  }

  private List<Task> tasks(Launch launch) throws RefusedException {
    return catalogTasks.selected(
        new TaskSelection(
            launch.tasks().isEmpty() ? List.of("all") : launch.tasks(),
            launch.tags(),
            launch.difficulties(),
            launch.languages()));
  }

  private TaskRunner runner(String name) throws RefusedException {
    try {
      return runners.open(name);
    } catch (CommandException | RunnerException e) {
      throw impossible(e);
    }
  }

  private List<Participant> participants(Suite suite, List<String> names, RunSettings settings)
      throws RefusedException {
    try {
      return suite.participants(console, names, settings, false);
    } catch (ParticipantException e) {
      throw impossible(e);
    }
  }

  private RunSettings settings(Launch launch) throws RefusedException {
    try {
      return new RunSettings(
          launch.samples(),
          launch.temperature(),
          launch.maxTokens(),
          launch.provider(),
          launch.thinkingLevel(),
          launch.includeTests(),
          false,
          false,
          false,
          launch.runner().isPresent() ? launch.runner().get() : runners.name(),
          launch.maxCostUsd(),
          launch.maxTimeSeconds(),
          catalogTasks.folder().toString(),
          Map.of(),
          launch.notes());
    } catch (CommandException e) {
      throw impossible(e);
    }
  }

  private static RefusedException impossible(Exception e) {
    return new RefusedException(Reason.IMPOSSIBLE, String.valueOf(e.getMessage()));
  }

  /// Stops what is under way, so that `resume` goes on with it, and waits for a while.
  void stopAll(Duration patience) throws InterruptedException {
    List<Sitting> running = List.copyOf(sittings.values());
    running.forEach(each -> each.run().stop(StopReason.INTERRUPTED, "the server ends"));
    long deadline = System.nanoTime() + patience.toNanos();
    for (Sitting each : running) {
      long left = Math.max(1, deadline - System.nanoTime());
      var _ = each.thread().join(Duration.ofNanos(left));
    }
  }

  @Override
  public void close() throws LabException {
    lab.close();
  }
}
