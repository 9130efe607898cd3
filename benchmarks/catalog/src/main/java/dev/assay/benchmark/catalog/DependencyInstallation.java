package dev.assay.benchmark.catalog;

import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionImage;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.TaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Installs a task's Python packages in a session of its own, which has a network and none of the
/// participant's files, and brings them into the evaluation's workspace.
final class DependencyInstallation {
  /// Where the packages are in the evaluation's workspace.
  static final String FOLDER = ".assay-packages";

  private static final Duration TIME_LIMIT = Duration.ofMinutes(10);
  private static final long MAX_BYTES = 1L << 30;

  // Isolated mode (-I), so that nothing but the interpreter's own pip is meant.
  // In one word, -mpip is not seen by pyenv, which would note new programs where a sandbox may not
  // write. There are none: everything goes to a folder of its own.
  private static final List<String> INSTALL =
      List.of(
          "python3",
          "-I",
          "-mpip",
          "install",
          "--no-input",
          "--disable-pip-version-check",
          "--quiet",
          "--target",
          "packages",
          "-r",
          "requirements.txt");
  private static final List<String> PACK =
      List.of(
          "python3",
          "-I",
          "-c",
          "import shutil; shutil.make_archive('packages', 'zip', 'packages')");

  private final TaskRunner runner;
  private final Path scratch;

  DependencyInstallation(TaskRunner runner, Path scratch) {
    this.runner = runner;
    this.scratch = scratch;
  }

  /// @param image what the tests run in: packages are made for its interpreter
  /// @throws RunnerException when the packages cannot be had, with what pip says
  void install(String taskId, SessionImage image, Path requirements, Path workspace)
      throws RunnerException, IOException, InterruptedException {
    Path folder = Files.createTempDirectory(scratch, "dependencies-");
    Files.copy(requirements, folder.resolve("requirements.txt"));
    Path archive = scratch.resolve("packages.zip");
    SessionSpec spec =
        new SessionSpec(
                taskId + "-dependencies",
                folder,
                Map.of(),
                Limits.ofWallTime(TIME_LIMIT),
                new NetworkPolicy.Unrestricted())
            .withImage(image);
    try (RunnerSession session = runner.open(spec)) {
      run(session, taskId, INSTALL);
      run(session, taskId, PACK);
      session.copyOut("packages.zip", archive, MAX_BYTES);
    }
    unpack(archive, workspace.resolve(FOLDER));
  }

  private void run(RunnerSession session, String taskId, List<String> arguments)
      throws RunnerException, IOException, InterruptedException {
    Path log = scratch.resolve("dependencies.log");
    ExecutionResult result = session.execute(new Command(arguments, "", Map.of(), log, log));
    if (!result.succeeded()) {
      String said = Files.exists(log) ? OutputText.lastLine(log) : "";
      throw new RunnerException(
          "the dependencies of %s could not be installed (%s): %s"
              .formatted(taskId, result.termination(), said));
    }
  }

  private static void unpack(Path archive, Path folder) throws IOException, RunnerException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new RunnerException("a package wants to be at " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Path parent = target.getParent();
          if (parent != null) {
            Files.createDirectories(parent);
          }
          Files.copy(zip, target);
        }
      }
    }
  }
}
