package dev.assay.runner.process;

import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.ExecutionResult.CapturedOutput;
import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.Limits;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Commands in the workspace folder itself.
final class ProcessSession implements RunnerSession {
  private final SessionSpec spec;
  private final Path workspace;
  private final Path temporary;
  private final SessionEnvironment environment;
  private final SessionProcesses processes;
  private volatile boolean closed;

  private ProcessSession(SessionSpec spec, Path workspace, Path temporary) {
    this.spec = spec;
    this.workspace = workspace;
    this.temporary = temporary;
    this.environment = new SessionEnvironment(System.getenv(), temporary, spec.environment());
    this.processes = SessionProcesses.open(List.of(workspace, temporary), environment);
  }

  static ProcessSession open(SessionSpec spec) throws RunnerException {
    try {
      return new ProcessSession(
          spec, spec.workspace().toRealPath(), Files.createTempDirectory("assay-").toRealPath());
    } catch (IOException e) {
      throw new RunnerException("session '" + spec.label() + "' could not be opened: " + e, e);
    }
  }

  @Override
  public ExecutionResult execute(Command command) throws RunnerException, InterruptedException {
    if (closed) {
      throw new RunnerException("session '" + spec.label() + "' is closed");
    }
    long start = System.nanoTime();
    try (BoundedOutput output =
        new BoundedOutput(command.standardOutput(), spec.limits().outputBytes())) {
      boolean merged =
          Files.exists(command.standardError())
              && Files.isSameFile(command.standardOutput(), command.standardError());
      if (merged) {
        Termination termination = run(command, output, output);
        Duration wallTime = Duration.ofNanos(System.nanoTime() - start);
        CapturedOutput captured = output.finish();
        return new ExecutionResult(termination, wallTime, captured, captured);
      }
      try (BoundedOutput error =
          new BoundedOutput(command.standardError(), spec.limits().outputBytes())) {
        Termination termination = run(command, output, error);
        Duration wallTime = Duration.ofNanos(System.nanoTime() - start);
        return new ExecutionResult(termination, wallTime, output.finish(), error.finish());
      }
    } catch (IOException e) {
      throw new RunnerException("output of " + command.arguments() + " was lost: " + e, e);
    }
  }

  private Termination run(Command command, BoundedOutput output, BoundedOutput error)
      throws RunnerException, InterruptedException {
    Map<String, String> variables = environment.of(command.environment());
    Path directory = workspace.resolve(command.workingDirectory()).normalize();
    try {
      Path real = directory.toRealPath();
      if (!real.startsWith(workspace)) {
        throw new RunnerException(
            "the working directory %s of %s is outside the workspace %s"
                .formatted(command.workingDirectory(), command.arguments(), workspace));
      }
    } catch (IOException e) {
      return new Termination.InfrastructureFailure(
          "there is no working directory '%s' in the workspace %s"
              .formatted(command.workingDirectory(), workspace));
    }
    String path = variables.getOrDefault("PATH", "");
    String program = command.arguments().getFirst();
    Optional<Path> found = ProgramSearch.find(program, directory, path);
    if (found.isEmpty()) {
      return new Termination.InfrastructureFailure(
          "there is no program '%s' in PATH=%s (from folder %s)"
              .formatted(program, path, directory));
    }
    return processes.run(
        new Launch(
            found.get(), command.arguments(), directory, variables, spec.limits().wallTime()),
        output,
        error);
  }

  @Override
  public void copyIn(Path from, String to) throws RunnerException {
    new WorkspaceFiles(workspace).copyIn(from, to);
  }

  @Override
  public void copyOut(String from, Path to, long maxBytes) throws RunnerException {
    new WorkspaceFiles(workspace).copyOut(from, to, maxBytes);
  }

  @Override
  public Map<String, String> enforcement() {
    Limits limits = spec.limits();
    Map<String, String> enforced = new TreeMap<>();
    enforced.put("isolation", "none");
    enforced.put("network", "unrestricted");
    enforced.put("processes-ended", processes.reach());
    enforced.put("wall-time", limits.wallTime().toString());
    enforced.put("output", limits.outputBytes() + " bytes a stream");
    limits.memoryBytes().ifPresent(_ -> enforced.put("memory", "not enforced"));
    limits.cpuCores().ifPresent(_ -> enforced.put("cpu", "not enforced"));
    limits.diskBytes().ifPresent(_ -> enforced.put("disk", "not enforced"));
    limits.processes().ifPresent(_ -> enforced.put("processes", "not enforced"));
    return enforced;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    processes.end();
    FolderRemoval.remove(temporary);
  }
}
