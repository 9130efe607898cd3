package dev.assay.benchmark.swebench;

import dev.assay.benchmark.swebench.ProtectedFiles.Role;
import dev.assay.benchmark.swebench.TrustedVerdict.Finding;
import dev.assay.runner.RunnerException;
import dev.assay.runner.TaskRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Judges an officially resolved prediction a second time, by what the patch cannot reach: without
/// its changes to tests and to what runs them, part by part in sessions of their own, and with a
/// test among the others that has to fail.
record TrustedRun(TaskRunner runner, Testbed testbed, Duration timeLimit, Instance instance) {
  private static final int NAMED = 3;

  /// @param scratch an existing folder; the caller removes it
  /// @param logs gets `trusted_output.txt`
  TrustedVerdict verdict(Prediction prediction, Path scratch, Path logs)
      throws RunnerException, IOException, InterruptedException {
    Optional<ScriptParts> script = EvaluationScript.of(instance).flatMap(ScriptParts::of);
    if (script.isEmpty()) {
      return verdict(Finding.UNVERIFIED, "the script does not mark where its tests run");
    }
    PatchSections patch = PatchSections.of(prediction.patch().orElse(""));
    ProtectedFiles protectedFiles = ProtectedFiles.of(instance);
    Set<String> dropped =
        new TreeSet<>(patch.paths().stream().filter(protectedFiles::contains).toList());
    String rest = patch.without(protectedFiles::contains);
    if (PatchSections.of(rest).paths().isEmpty()) {
      return verdict(
          Finding.UNRESOLVED, "the patch changes nothing but " + named(dropped) + ", of the tests");
    }
    TestedTree tree;
    try (InstanceWorkspace workspace = testbed.workspace(scratch)) {
      tree = TestedTree.of(workspace, runner, timeLimit, protectedFiles, scratch);
    } catch (RunnerException e) {
      return verdict(Finding.UNVERIFIED, String.valueOf(e.getMessage()));
    }
    Optional<Canary> canary =
        Canary.of(instance, script.get(), tree.tests(), tree.folder(), new SecureRandom());
    try (InstanceWorkspace workspace = testbed.workspace(scratch)) {
      TrustedSessions sessions =
          new TrustedSessions(
              runner, workspace, timeLimit, script.get(), tree, protectedFiles, scratch, logs);
      return switch (sessions.run(rest, canary)) {
        case TrustedSessions.Result.Failed(String reason) ->
            verdict(Finding.UNRESOLVED, reason + without(dropped));
        case TrustedSessions.Result.Ran(Grading grading) ->
            graded(grading, canary.isPresent(), dropped, patch.paths(), protectedFiles);
      };
    }
  }

  private TrustedVerdict graded(
      Grading grading,
      boolean canary,
      Set<String> dropped,
      Set<String> paths,
      ProtectedFiles protectedFiles) {
    if (grading.resolution() != Grading.Resolution.FULL) {
      List<String> failed = new ArrayList<>(grading.failToPass().failure());
      failed.addAll(grading.passToPass().failure());
      boolean mayNeed = dropped.stream().anyMatch(path -> protectedFiles.is(Role.BUILD, path));
      return verdict(
          mayNeed ? Finding.UNVERIFIED : Finding.UNRESOLVED,
          "a second run does not pass %s%s".formatted(named(failed), without(dropped)));
    }
    Set<String> runners = new TreeSet<>(paths.stream().filter(protectedFiles::exempts).toList());
    if (!runners.isEmpty()) {
      return verdict(
          Finding.UNVERIFIED,
          "the fix itself is in what runs the tests, and so is the patch: " + named(runners));
    }
    return canary
        ? new TrustedVerdict(Finding.RESOLVED, List.of())
        : verdict(
            Finding.UNVERIFIED,
            "no test that has to fail could be put among those of " + instance.id());
  }

  private static String without(Set<String> dropped) {
    return dropped.isEmpty() ? "" : "; it had " + named(dropped) + " as the base commit has it";
  }

  private static String named(Iterable<String> names) {
    List<String> all = new ArrayList<>();
    names.forEach(all::add);
    String first = all.stream().limit(NAMED).collect(Collectors.joining(", "));
    return all.size() > NAMED ? "%s and %d more".formatted(first, all.size() - NAMED) : first;
  }

  private static TrustedVerdict verdict(Finding finding, String reason) {
    return new TrustedVerdict(finding, List.of(reason));
  }
}
