package dev.assay.benchmark.swebench;

import dev.assay.benchmark.swebench.ProtectedFiles.Role;
import dev.assay.benchmark.testlog.LogMarkers;
import dev.assay.benchmark.testlog.LogParser;
import dev.assay.benchmark.testlog.LogReading;
import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.TaskRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The parts of a script, each in a session of its own, so that no process, home or helper file
/// goes from one to the next; protected files are laid down before each.
record TrustedSessions(
    TaskRunner runner,
    InstanceWorkspace workspace,
    Duration timeLimit,
    ScriptParts script,
    TestedTree tree,
    ProtectedFiles protectedFiles,
    Path scratch,
    Path logs) {
  static final String OUTPUT = "trusted_output.txt";

  /// What came of them.
  sealed interface Result {
    /// The tests ran, and no sign was found that their log is not theirs.
    record Ran(Grading grading) implements Result {}

    /// They do not count.
    ///
    /// @param reason why, for people
    record Failed(String reason) implements Result {}
  }

  /// @param patch without its changes to protected files
  Result run(String patch, Optional<Canary> canary)
      throws RunnerException, IOException, InterruptedException {
    Optional<String> refused = prepare(patch);
    if (refused.isPresent()) {
      return new Result.Failed(refused.get());
    }
    Path laid = Files.createTempDirectory(scratch, "laid-");
    tree.copyTo(laid, canary);
    if (!script.build().isBlank()) {
      Outcome built = execute(script.settings() + script.build(), laid, "trusted_build.txt");
      if (built.changed().isPresent()) {
        return new Result.Failed(built.changed().get() + " was changed before the tests ran");
      }
    }
    Path output = logs.resolve(OUTPUT);
    Outcome outcome = execute(script.settings() + script.tests(), laid, OUTPUT);
    if (outcome.changed().isPresent()) {
      return new Result.Failed(outcome.changed().get() + " was changed while the tests ran");
    }
    Optional<String> sign =
        Statements.forgery(workspace.instance(), output, script.tests(), this::parser);
    if (sign.isPresent()) {
      return new Result.Failed(sign.get());
    }
    Optional<String> forged = canary.isPresent() ? forgery(canary.get(), laid) : Optional.empty();
    if (forged.isPresent()) {
      return new Result.Failed(forged.get());
    }
    LogReading reading = reading(output, outcome.status());
    return reading.valid()
        ? new Result.Ran(Grading.of(workspace.instance(), reading.statuses()))
        : new Result.Failed("a second run has no valid log");
  }

  /// Applies the patch and lets the script lay the tests down.
  ///
  /// @return why the patch cannot be judged
  private Optional<String> prepare(String patch)
      throws RunnerException, IOException, InterruptedException {
    workspace.lay(patch, script.preparation());
    Path log = logs.resolve("trusted_preparation.txt");
    try (RunnerSession session = workspace.open(runner, timeLimit)) {
      // An image has files that git does not know, of its own making.
      Set<String> before = changed(session, log);
      PatchApplication application =
          new PatchApplication(
              session, InstanceWorkspace.REPOSITORY, "../" + InstanceWorkspace.PATCH, log);
      if (application.apply() instanceof PatchApplication.Result.Refused) {
        return Optional.of("the patch cannot be applied without its changes to the tests");
      }
      Set<String> changed = changed(session, log);
      changed.removeAll(before);
      changed.removeIf(path -> !protectedFiles.contains(path));
      if (!changed.isEmpty()) {
        return Optional.of(
            "the patch reaches %s in a hidden way".formatted(changed.iterator().next()));
      }
      ended(
          session.execute(
              new Command(List.of("bash", InstanceWorkspace.SCRIPT), "", Map.of(), log, log)));
      session.endProcesses();
      Set<String> intruders = TestedTree.files(session);
      intruders.removeIf(
          path -> !protectedFiles.is(Role.RUNNER, path) || tree.all().contains(path));
      return intruders.stream()
          .findFirst()
          .map(path -> path + " came up while the tests were prepared");
    }
  }

  /// The files that differ from the base commit, as git sees them before any of their code has run.
  private Set<String> changed(RunnerSession session, Path log)
      throws RunnerException, IOException, InterruptedException {
    ended(
        session.execute(
            new Command(
                List.of(
                    "git",
                    "status",
                    "--porcelain",
                    "--no-renames",
                    "-z",
                    "--untracked-files=all",
                    "--ignored=matching"),
                InstanceWorkspace.REPOSITORY,
                Map.of(),
                log,
                log)));
    Set<String> paths = new TreeSet<>();
    for (String entry : Files.readString(log).split("\0", -1)) {
      if (entry.length() > 3) {
        paths.add(entry.substring(3));
      }
    }
    return paths;
  }

  /// @param status of the script's last command
  /// @param changed a protected file that is not as it was laid down
  private record Outcome(int status, Optional<String> changed) {}

  private Outcome execute(String text, Path laid, String log)
      throws RunnerException, IOException, InterruptedException {
    workspace.lay("", text);
    Path output = logs.resolve(log);
    try (RunnerSession session = workspace.open(runner, timeLimit)) {
      session.copyIn(laid, InstanceWorkspace.REPOSITORY);
      LaidFiles files = LaidFiles.of(session, tree.all());
      ExecutionResult result =
          session.execute(
              new Command(List.of("bash", InstanceWorkspace.SCRIPT), "", Map.of(), output, output));
      session.endProcesses();
      return new Outcome(ended(result), files.changed(session));
    }
  }

  private Optional<String> forgery(Canary canary, Path laid)
      throws RunnerException, IOException, InterruptedException {
    String log = OUTPUT;
    if (!canary.tests().isEmpty()) {
      log = "trusted_canary.txt";
      Outcome outcome = execute(script.settings() + canary.tests(), laid, log);
      if (outcome.changed().isPresent()) {
        return outcome.changed().map(path -> path + " was changed while the tests ran");
      }
    }
    Path output = logs.resolve(log);
    return canary.forgery(reading(output, 0).statuses(), output);
  }

  /// Reads a log of tests alone; the marks around them are ours.
  private LogReading reading(Path output, int status) throws IOException {
    Path marked = Files.createTempFile(scratch, "marked-", ".txt");
    try {
      try (var out = Files.newOutputStream(marked)) {
        out.write((LogMarkers.START + "\n").getBytes(StandardCharsets.UTF_8));
        Files.copy(output, out);
        out.write(
            "\n%s\n%s %d\n"
                .formatted(LogMarkers.END, LogMarkers.EXIT_CODE, status)
                .getBytes(StandardCharsets.UTF_8));
      }
      return LogReading.of(marked, this::parser);
    } finally {
      Files.delete(marked);
    }
  }

  private LogParser parser() {
    return InstanceLogs.parser(workspace.instance()).orElseThrow();
  }

  /// The status of a command; whatever ended it otherwise counts as a failure.
  private static int ended(ExecutionResult result) throws RunnerException {
    return switch (result.termination()) {
      case Termination.Exited(int status) -> status;
      case Termination.Signalled _,
          Termination.TimedOut _,
          Termination.OutOfMemory _,
          Termination.LimitExceeded _ ->
          1;
      case Termination.InfrastructureFailure(String reason) ->
          throw new RunnerException("a second run could not be made: " + reason);
      case Termination.Unknown(String reason) ->
          throw new RunnerException("how a second run ended is unknown: " + reason);
    };
  }
}
