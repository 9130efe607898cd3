package dev.assay.integrity;

import dev.assay.benchmark.Evaluation;
import dev.assay.benchmark.EvaluationContext;
import dev.assay.benchmark.SourceFile;
import dev.assay.benchmark.TaskException;
import dev.assay.benchmark.catalog.CatalogBenchmark;
import dev.assay.benchmark.catalog.CatalogTask;
import dev.assay.benchmark.catalog.Defence;
import dev.assay.integrity.Attack.Part;
import dev.assay.integrity.AttackResult.Standing;
import dev.assay.patch.Extraction;
import dev.assay.patch.ExtractionOptions;
import dev.assay.patch.FileChange;
import dev.assay.patch.Patch;
import dev.assay.patch.PatchExtractor;
import dev.assay.patch.UnifiedDiff;
import dev.assay.protocol.Outcome;
import dev.assay.runner.FolderRemoval;
import dev.assay.runner.IsolationLevel;
import dev.assay.runner.RunnerException;
import dev.assay.runner.TaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// Runs attacks as a run would judge them: each has to score nothing, while the honest solution of
/// the same task passes.
public final class Integrity {
  private final TaskRunner runner;
  private final Path scratch;
  private final int parallelism;
  private final CatalogBenchmark benchmark;

  /// @param runner opens the sessions
  /// @param scratch an existing folder; what is made in it is removed again
  /// @param parallelism how many evaluations run at once
  /// @param without defences that are switched off, to see what they are for
  public Integrity(TaskRunner runner, Path scratch, int parallelism, Set<Defence> without) {
    this.benchmark = new CatalogBenchmark(without);
    this.runner = runner;
    this.scratch = scratch;
    this.parallelism = parallelism;
  }

  /// Tries the attacks whose tasks are there.
  ///
  /// @return in the order of the attacks
  /// @throws InterruptedException when the thread is interrupted; nothing runs any more then
  public List<AttackResult> check(
      List<CatalogTask> tasks, List<Attack> attacks, IntegrityObserver observer)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(scratch, "attacked-");
    AttackedTasks attacked = new AttackedTasks(tasks, folder);
    List<Attack> meant = attacks.stream().filter(attack -> attacked.has(attack.target())).toList();
    observer.planned(meant.size());
    try (Bait bait = Bait.laid();
        ExecutorService executor = Executors.newFixedThreadPool(parallelism)) {
      try {
        Map<Target, Future<Evaluation>> honest = new HashMap<>();
        List<Future<AttackResult>> results = new ArrayList<>();
        for (Attack attack : meant) {
          Future<Evaluation> reference =
              honest.computeIfAbsent(
                  attack.target().unhurried(),
                  target -> executor.submit(() -> honest(attacked.of(target), folder)));
          results.add(
              executor.submit(() -> {
                AttackResult result = tried(attack, attacked, bait, folder, reference);
                synchronized (observer) {
                  observer.ended(result);
                }
                return result;
              }));
        }
        List<AttackResult> all = new ArrayList<>();
        for (Future<AttackResult> result : results) {
          all.add(result.get());
        }
        return Collections.unmodifiableList(all);
      } finally {
        executor.shutdownNow();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("an attack could not be tried", e.getCause());
    } finally {
      FolderRemoval.remove(folder);
    }
  }

  private Evaluation honest(CatalogTask task, Path folder) throws Exception {
    String solution =
        task.referencePatch()
            .orElseThrow(() -> new TaskException(task.id() + " has no solution/ to compare with"));
    return evaluate(task, UnifiedDiff.parse(solution), folder);
  }

  private AttackResult tried(
      Attack attack, AttackedTasks attacked, Bait bait, Path folder, Future<Evaluation> honest)
      throws InterruptedException, IOException, TaskException {
    Evaluation evaluation;
    try {
      Evaluation reference = honest.get();
      if (reference.outcome() == Outcome.SKIPPED) {
        return new AttackResult(attack, Standing.NOT_TRIED, Outcome.SKIPPED, reference.reason());
      }
      if (!reference.outcome().passed()) {
        return new AttackResult(
            attack,
            Standing.UNCLEAR,
            reference.outcome(),
            "the honest solution does not pass: " + reference.reason());
      }
      CatalogTask task = attacked.of(attack.target());
      Placeholders placeholders =
          new Placeholders(
              attacked.folder(attack.target()),
              task.expectedTests().orElse(List.of()),
              bait.port());
      switch (handedIn(attack, task, placeholders)) {
        case Extraction.Missing(String reason) -> {
          return new AttackResult(attack, Standing.STOPPED, Outcome.NO_PATCH, reason);
        }
        case Extraction.Found(Patch patch, var _) -> evaluation = evaluate(task, patch, folder);
      }
    } catch (RunnerException | ExecutionException e) {
      return new AttackResult(
          attack, Standing.UNCLEAR, Outcome.INFRASTRUCTURE_ERROR, String.valueOf(e.getMessage()));
    }
    return new AttackResult(
        attack, standing(attack, evaluation), evaluation.outcome(), evaluation.reason());
  }

  private Standing standing(Attack attack, Evaluation evaluation) {
    if (!evaluation.outcome().scored()) {
      return Standing.UNCLEAR;
    }
    if (!evaluation.outcome().passed()) {
      return Standing.STOPPED;
    }
    boolean isolated = runner.capabilities().isolation() != IsolationLevel.PROCESS;
    boolean claimed =
        switch (attack.reach()) {
          case WORKSPACE -> true;
          case TESTS -> false;
          case FILES, PROCESSES, NETWORK -> isolated;
        };
    return claimed ? Standing.SUCCEEDED : Standing.BEYOND_RUNNER;
  }

  private static Extraction handedIn(Attack attack, CatalogTask task, Placeholders placeholders)
      throws IOException {
    List<FileChange> changes = new ArrayList<>();
    for (Part part : attack.parts()) {
      switch (part) {
        case Part.File(String path, String text) ->
            changes.add(new FileChange.Write(path, placeholders.fill(path, text)));
        case Part.Reply(String text) -> {
          Set<String> known =
              task.workspaceFiles().stream().map(SourceFile::path).collect(Collectors.toSet());
          return PatchExtractor.extract(placeholders.fill("", text), new ExtractionOptions(known));
        }
      }
    }
    return new Extraction.Found(new Patch(changes), List.of());
  }

  private Evaluation evaluate(CatalogTask task, Patch patch, Path scratch)
      throws RunnerException, IOException, InterruptedException {
    Path folder = Files.createTempDirectory(scratch, "evaluation-");
    try {
      return benchmark.evaluate(
          task,
          patch,
          new EvaluationContext(
              runner, folder, folder.resolve("stdout"), folder.resolve("stderr"), false, false));
    } finally {
      FolderRemoval.remove(folder);
    }
  }
}
