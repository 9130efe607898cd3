package dev.assay.lab;

import dev.assay.benchmark.AttemptFiles;
import dev.assay.benchmark.Task;
import dev.assay.lab.LabException.Kind;
import dev.assay.ledger.LedgerException;
import dev.assay.participant.Participant;
import dev.assay.protocol.LabEvent.StopReason;
import dev.assay.protocol.RunId;
import dev.assay.protocol.RunPlan;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// One sitting of a run: planned or taken up again by a [Lab], and carried out once.
public final class LabRun implements AutoCloseable {
  private final RunId id;
  private final RunPlan plan;
  private final List<PendingAttempt> pending;
  private final Workbench workbench;
  private final Concurrency concurrency;
  private final RunFolder folder;
  private final RunLog log;
  private final Budget budget;
  private final Map<String, Task> tasks;
  private final Map<String, Participant> participants;
  private final Semaphore evaluations;
  private final Lanes lanes = new Lanes(this::attempt, this::goesOn);
  private final AtomicReference<Optional<RunEnd.Stopped>> stop =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<Throwable>> failure =
      new AtomicReference<>(Optional.empty());

  LabRun(
      RunId id,
      RunPlan plan,
      List<PendingAttempt> pending,
      Workbench workbench,
      Concurrency concurrency,
      RunFolder folder,
      RunLog log,
      Budget budget) {
    this.id = id;
    this.plan = plan;
    this.pending = pending;
    this.workbench = workbench;
    this.concurrency = concurrency;
    this.folder = folder;
    this.log = log;
    this.budget = budget;
    this.tasks = workbench.tasksById();
    this.participants = workbench.participantsByName();
    this.evaluations = new Semaphore(concurrency.evaluations(), true);
  }

  /// The run's name.
  public RunId id() {
    return id;
  }

  /// What the run sets out to do.
  public RunPlan plan() {
    return plan;
  }

  /// Carries out every pending attempt. Returns when the last one has ended or the run has stopped,
  /// and that is on record.
  ///
  /// @throws LabException when the ledger or the output folder failed; `resume` goes on from there
  public RunEnd execute() throws LabException, InterruptedException {
    log.observer().started(id, plan.attempts().size(), pending.size());
    Predicate<PendingAttempt> remote = each -> participant(each).remote();
    Thread waiting =
        lanes.open("model", pending.stream().filter(remote).toList(), concurrency.modelCalls());
    Thread working =
        lanes.open(
            "local",
            pending.stream().filter(remote.negate()).toList(),
            2 * concurrency.evaluations());
    try {
      waiting.join();
      working.join();
    } catch (InterruptedException e) {
      stop(StopReason.INTERRUPTED, "interrupted");
      throw e;
    }
    return conclude();
  }

  private RunEnd conclude() throws LabException, InterruptedException {
    Optional<Throwable> failed = failure.get();
    if (failed.isPresent()) {
      throw problem(failed.get());
    }
    try {
      workbench.benchmark().summarize(id, folder.path(), plan, log.ends());
      Optional<RunEnd.Stopped> stopped = stop.get();
      if (stopped.isPresent()) {
        log.stopped(stopped.get());
        return stopped.get();
      }
      log.completed();
      return new RunEnd.Completed();
    } catch (LedgerException | IOException e) {
      throw problem(e);
    }
  }

  private static LabException problem(Throwable cause) {
    return switch (cause) {
      case LedgerException e -> new LabException(Kind.LEDGER, String.valueOf(e.getMessage()), e);
      case IOException e ->
          new LabException(Kind.OUTPUT, "cannot write or read artifacts: " + e, e);
      default -> throw new IllegalStateException("an attempt failed in the lab itself", cause);
    };
  }

  /// Stops the run from any thread: starts nothing more and interrupts what is in flight. What was
  /// in flight is done again by `resume`.
  public void stop(StopReason reason, String detail) {
    halt(reason, detail);
    lanes.abort();
  }

  private void halt(StopReason reason, String detail) {
    if (stop.compareAndSet(Optional.empty(), Optional.of(new RunEnd.Stopped(reason, detail)))) {
      log.observer().stopping(reason, detail);
    }
  }

  private boolean goesOn() {
    budget.exhausted().ifPresent(each -> halt(each.reason(), each.detail()));
    return stop.get().isEmpty();
  }

  private void attempt(PendingAttempt attempt) {
    try {
      new AttemptExecution(
              new AttemptFiles(id, folder.path(), attempt.attempt()),
              attempt,
              task(attempt),
              participant(attempt),
              workbench,
              plan.settings(),
              folder.attempt(attempt.attempt()),
              log,
              budget)
          .run(evaluations);
    } catch (InterruptedException e) {
      // Stopped from outside; the attempt has no end on record and is done again by resume.
    } catch (IOException | RuntimeException | Error e) {
      failure.compareAndSet(Optional.empty(), Optional.of(e));
      stop(StopReason.INTERNAL_ERROR, String.valueOf(e.getMessage()));
    }
  }

  private Task task(PendingAttempt attempt) {
    return known(tasks, attempt.attempt().task());
  }

  private Participant participant(PendingAttempt attempt) {
    return known(participants, attempt.attempt().participant());
  }

  private static <T> T known(Map<String, T> byName, String name) {
    T found = byName.get(name);
    if (found == null) {
      throw new IllegalStateException("the workbench lacks '" + name + "', which the plan names");
    }
    return found;
  }

  /// Gives the run's folder back.
  @Override
  public void close() throws LabException {
    try {
      folder.close();
    } catch (IOException e) {
      throw new LabException(Kind.OUTPUT, "cannot release the run's folder: " + e.getMessage(), e);
    }
  }
}
