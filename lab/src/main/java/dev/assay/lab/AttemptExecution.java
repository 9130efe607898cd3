package dev.assay.lab;

import dev.assay.benchmark.AttemptFiles;
import dev.assay.benchmark.Benchmark;
import dev.assay.benchmark.Evaluation;
import dev.assay.benchmark.EvaluationContext;
import dev.assay.benchmark.Task;
import dev.assay.benchmark.TestResult;
import dev.assay.ledger.LedgerException;
import dev.assay.participant.AttemptContext;
import dev.assay.participant.ModelException;
import dev.assay.participant.Participant;
import dev.assay.participant.Submission;
import dev.assay.patch.Patch;
import dev.assay.protocol.AttemptResult;
import dev.assay.protocol.Outcome;
import dev.assay.protocol.RunSettings;
import dev.assay.protocol.SubmissionRecord;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/// Takes one attempt from its start to its end. Never two threads on one attempt.
final class AttemptExecution {
  private final AttemptFiles files;
  private final PendingAttempt pending;
  private final Task task;
  private final Participant participant;
  private final Workbench workbench;
  private final RunSettings settings;
  private final AttemptFolder folder;
  private final RunLog log;
  private final Budget budget;

  AttemptExecution(
      AttemptFiles files,
      PendingAttempt pending,
      Task task,
      Participant participant,
      Workbench workbench,
      RunSettings settings,
      AttemptFolder folder,
      RunLog log,
      Budget budget) {
    this.files = files;
    this.pending = pending;
    this.task = task;
    this.participant = participant;
    this.workbench = workbench;
    this.settings = settings;
    this.folder = folder;
    this.log = log;
    this.budget = budget;
  }

  /// @param evaluations a permit is held while the patch is judged
  void run(Semaphore evaluations) throws LedgerException, IOException, InterruptedException {
    log.started(pending);
    List<String> missing = workbench.missingToolchain().apply(task);
    if (!missing.isEmpty()) {
      log.ended(pending, AttemptResult.withoutTests(Outcome.SKIPPED, String.join("; ", missing)));
      return;
    }
    Answer answer;
    try {
      Optional<Answer> recalled = recalled();
      answer = recalled.isPresent() ? recalled.get() : asked();
    } catch (ModelException e) {
      log.ended(
          pending, AttemptResult.withoutTests(Outcome.API_ERROR, String.valueOf(e.getMessage())));
      return;
    } catch (TaskFilesException e) {
      log.ended(
          pending,
          AttemptResult.withoutTests(Outcome.INFRASTRUCTURE_ERROR, String.valueOf(e.getMessage())));
      return;
    }
    switch (answer) {
      case Answer.Unusable(String reason) ->
          log.ended(pending, AttemptResult.withoutTests(Outcome.NO_PATCH, reason));
      case Answer.Patched(Patch patch, List<String> _) ->
          log.ended(pending, judged(each -> benchmark().evaluate(task, patch, each), evaluations));
      case Answer.Written(String diff) ->
          log.ended(
              pending, judged(each -> benchmark().evaluateDiff(task, diff, each), evaluations));
    }
  }

  private Benchmark benchmark() {
    return workbench.benchmark();
  }

  @FunctionalInterface
  private interface Judging {
    Evaluation in(EvaluationContext context)
        throws RunnerException, IOException, InterruptedException;
  }

  /// The permit is given back before the disk is waited for, so that the cores are not.
  private AttemptResult judged(Judging judging, Semaphore evaluations)
      throws IOException, InterruptedException {
    evaluations.acquire();
    try {
      return judged(judging);
    } finally {
      evaluations.release();
    }
  }

  private Optional<Answer> recalled() throws IOException {
    return pending.submission().isPresent()
        ? new SubmissionStore(folder).recall(pending.submission().get())
        : Optional.empty();
  }

  private Answer asked()
      throws ModelException,
          TaskFilesException,
          LedgerException,
          IOException,
          InterruptedException {
    AttemptContext context =
        new AttemptContext(pending.attempt().sample(), settings.includeTests());
    Answer.Paths paths = paths();
    Submission submission =
        TaskFilesException.<Submission, ModelException>guard(
            () -> participant.attempt(task, context));
    budget.spend(submission.costUsd().orElse(0));
    Answer answer =
        TaskFilesException.<Answer, RuntimeException>guard(
            () -> Answer.read(submission, paths, settings));
    SubmissionRecord submissionRecord = new SubmissionStore(folder).keep(submission, answer);
    log.received(pending, submissionRecord);
    return answer;
  }

  /// A model is asked, and paid, only when what its reply is read by is at hand.
  private Answer.Paths paths() throws TaskFilesException, InterruptedException {
    Answer.Paths paths = Answer.Paths.of(task);
    if (!participant.remote()) {
      return paths;
    }
    Set<String> known = TaskFilesException.<Set<String>, RuntimeException>guard(paths::all);
    return () -> known;
  }

  private AttemptResult judged(Judging judging) throws IOException, InterruptedException {
    Files.createDirectories(folder.path());
    try (Scratch scratch = Scratch.create()) {
      Evaluation evaluation =
          judging.in(
              new EvaluationContext(
                  workbench.runner(),
                  scratch.path(),
                  folder.standardOutput(),
                  folder.standardError(),
                  settings.allowDiffRewriteFallback(),
                  settings.installDependencies(),
                  Optional.of(files)));
      TestResultsFile.write(folder.tests(), evaluation.tests());
      return result(evaluation);
    } catch (RunnerException e) {
      return AttemptResult.withoutTests(
          Outcome.INFRASTRUCTURE_ERROR, String.valueOf(e.getMessage()));
    }
  }

  private static AttemptResult result(Evaluation evaluation) {
    List<String> failing =
        evaluation.tests().stream()
            .filter(test -> test.status() != TestResult.Status.PASSED)
            .map(TestResult::id)
            .toList();
    return new AttemptResult(
        evaluation.outcome(),
        evaluation.reason(),
        evaluation.tests().size() - failing.size(),
        evaluation.tests().size(),
        failing,
        evaluation.repairs(),
        evaluation.commandTime().toMillis(),
        evaluation.isolation());
  }
}
