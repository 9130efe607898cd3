package dev.assay.benchmark.swebench;

import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.TaskRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The protected files of the base commit with the instance's tests, made where nothing of a
/// participant's is.
///
/// @param folder has them
/// @param tests those that the instance's tests change
/// @param all the protected files that are there, `tests` among them
record TestedTree(Path folder, Set<String> tests, Set<String> all) {
  private static final long MAX_BYTES = 64L << 20;
  private static final String GIT = ".git/";

  /// @param workspace a fresh one, which has the instance's tests when this returns
  /// @param scratch an existing folder
  /// @throws RunnerException when the instance's tests do not fit its base commit
  static TestedTree of(
      InstanceWorkspace workspace,
      TaskRunner runner,
      Duration timeLimit,
      ProtectedFiles protectedFiles,
      Path scratch)
      throws RunnerException, IOException, InterruptedException {
    Instance instance = workspace.instance();
    workspace.lay(instance.testPatch(), "");
    Path folder = Files.createTempDirectory(scratch, "tested-").toRealPath();
    try (RunnerSession session = workspace.open(runner, timeLimit)) {
      if (!instance.testPatch().isBlank()) {
        apply(instance, session, scratch);
      }
      Set<String> there = files(session);
      Set<String> tests = new TreeSet<>(PatchSections.of(instance.testPatch()).paths());
      tests.retainAll(there);
      Set<String> all = new TreeSet<>(there);
      all.removeIf(path -> !protectedFiles.contains(path));
      all.addAll(tests);
      session.copyOut(InstanceWorkspace.REPOSITORY, all, folder, MAX_BYTES);
      return new TestedTree(folder, tests, all);
    }
  }

  private static void apply(Instance instance, RunnerSession session, Path scratch)
      throws RunnerException, IOException, InterruptedException {
    Path said = Files.createTempFile(scratch, "tested-", ".txt");
    ExecutionResult result =
        session.execute(
            new Command(
                List.of("git", "apply", "../" + InstanceWorkspace.PATCH),
                InstanceWorkspace.REPOSITORY,
                Map.of(),
                said,
                said));
    if (!result.succeeded()) {
      throw new RunnerException(
          "the test_patch of %s does not fit its base commit: %s"
              .formatted(
                  instance.id(), Files.readString(said, StandardCharsets.ISO_8859_1).strip()));
    }
  }

  /// Copies the protected files to a folder.
  void copyTo(Path target, Optional<Canary> canary) throws IOException {
    for (String path : all) {
      Path copy = target.resolve(path);
      Files.createDirectories(copy.resolveSibling(""));
      Files.copy(folder.resolve(path), copy, StandardCopyOption.COPY_ATTRIBUTES);
    }
    if (canary.isPresent()) {
      Files.writeString(target.resolve(canary.get().file()), canary.get().text());
    }
  }

  /// The files of a session's repository, without git's own.
  static Set<String> files(RunnerSession session) throws RunnerException {
    Set<String> files = new TreeSet<>(session.files(InstanceWorkspace.REPOSITORY).keySet());
    files.removeIf(path -> path.startsWith(GIT));
    return files;
  }
}
