package dev.assay.runner.process;

import dev.assay.runner.BoundedOutput;
import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.FolderRemoval;
import dev.assay.runner.Limits;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.TemporaryFolders;
import dev.assay.runner.WorkspacePath;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Commands in the workspace folder itself.
final class ProcessSession implements RunnerSession {
  private static final Logger LOGGER = System.getLogger(ProcessSession.class.getName());
  private static final int LABEL_LENGTH = 24;

  private final SessionSpec spec;
  private final Path workspace;
  private final Foothold foothold;
  private final Path temporary;
  private final SessionEnvironment environment;
  private final Confinement confinement;
  private final SessionProcesses processes;
  private volatile boolean closed;

  private ProcessSession(
      SessionSpec spec,
      Means means,
      Path workspace,
      Foothold foothold,
      Path temporary,
      Confinement confinement) {
    this.spec = spec;
    this.workspace = workspace;
    this.foothold = foothold;
    this.temporary = temporary;
    this.confinement = confinement;
    this.environment =
        new SessionEnvironment(
            System.getenv(), temporary, confinement.variables(), spec.environment());
    this.processes = means.processes(List.of(workspace, temporary), environment, confinement);
  }

  static ProcessSession open(SessionSpec spec, Means means, Confiner confiner)
      throws RunnerException {
    try {
      Path workspace = spec.workspace().toRealPath();
      Path temporary = TemporaryFolders.create(fileName(spec.label()));
      boolean complete = false;
      try {
        ProcessSession session = confined(spec, means, workspace, temporary, confiner);
        complete = true;
        return session;
      } finally {
        if (!complete) {
          FolderRemoval.remove(temporary);
        }
      }
    } catch (IOException e) {
      throw new RunnerException(
          "session '%s' could not be opened: %s".formatted(spec.label(), e), e);
    }
  }

  private static ProcessSession confined(
      SessionSpec spec, Means means, Path workspace, Path temporary, Confiner confiner)
      throws RunnerException, IOException {
    Confinement confinement =
        confiner.confine(spec, workspace, temporary, SessionEnvironment.inherited(System.getenv()));
    boolean complete = false;
    try {
      ProcessSession session =
          new ProcessSession(
              spec, means, workspace, means.foothold(workspace), temporary, confinement);
      OpenSessions.add(session);
      complete = true;
      return session;
    } finally {
      if (!complete) {
        confinement.close();
      }
    }
  }

  private static String fileName(String label) {
    String name = label.replaceAll("[^A-Za-z0-9._-]", "_");
    return name.substring(0, Math.min(LABEL_LENGTH, name.length()));
  }

  @Override
  public ExecutionResult execute(Command command) throws RunnerException, InterruptedException {
    if (closed) {
      throw new RunnerException(
          "session '%s' is closed and runs no %s"
              .formatted(spec.label(), command.arguments().getFirst()));
    }
    long start = System.nanoTime();
    try (BoundedOutput output = output(command.standardOutput());
        BoundedOutput error = merged(command) ? output : output(command.standardError())) {
      Termination termination = run(command, output, error);
      Duration wallTime = Duration.ofNanos(System.nanoTime() - start);
      return new ExecutionResult(termination, wallTime, output.finish(), error.finish());
    } catch (ClosedByInterruptException e) {
      throw new InterruptedException("while the output of a command was put in order");
    } catch (IOException e) {
      throw new RunnerException(
          "the output of %s was lost: %s".formatted(command.arguments().getFirst(), e), e);
    }
  }

  private BoundedOutput output(Path file) throws RunnerException {
    return new BoundedOutput(file, spec.limits().outputBytes());
  }

  /// Whether both streams have the same file, which is there by now.
  private static boolean merged(Command command) throws IOException {
    return Files.exists(command.standardError())
        && Files.isSameFile(command.standardOutput(), command.standardError());
  }

  private Termination run(Command command, BoundedOutput output, BoundedOutput error)
      throws RunnerException, InterruptedException {
    Path directory = workspace.resolve(WorkspacePath.of(command.workingDirectory()));
    try {
      if (!directory.toRealPath().startsWith(workspace)) {
        throw new RunnerException(
            "the working directory '%s' of %s is a link out of the workspace %s"
                .formatted(command.workingDirectory(), command.arguments().getFirst(), workspace));
      }
    } catch (IOException e) {
      return new Termination.InfrastructureFailure(
          "there is no working directory '%s' in the workspace %s"
              .formatted(command.workingDirectory(), workspace));
    }
    Map<String, String> variables = environment.of(command.environment());
    String path = variables.getOrDefault("PATH", "");
    String program = command.arguments().getFirst();
    Optional<Path> found = ProgramSearch.find(program, directory, path);
    if (found.isEmpty()) {
      return new Termination.InfrastructureFailure(
          "there is no program '%s' in PATH=%s (from folder %s)"
              .formatted(program, path, directory));
    }
    return processes.run(launch(found.get(), command, directory, variables), output, error);
  }

  private Launch launch(
      Path program, Command command, Path directory, Map<String, String> variables) {
    List<String> wrapper = confinement.wrapper();
    if (wrapper.isEmpty()) {
      return new Launch(
          program, command.arguments(), directory, variables, spec.limits().wallTime());
    }
    List<String> arguments = new ArrayList<>(wrapper);
    arguments.add(program.toString());
    arguments.addAll(command.arguments().subList(1, command.arguments().size()));
    return new Launch(
        Path.of(wrapper.getFirst()), arguments, directory, variables, spec.limits().wallTime());
  }

  @Override
  public void copyIn(Path from, String to) throws RunnerException {
    CopyIn.copy(from, foothold, workspace, to);
  }

  @Override
  public void copyOut(String from, Path to, long maxBytes) throws RunnerException {
    CopyOut.copy(foothold, from, to, maxBytes);
  }

  @Override
  public Map<String, String> files(String folder) throws RunnerException {
    return FileMarks.of(foothold, folder);
  }

  @Override
  public void endProcesses() {
    processes.endAll();
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
    enforced.putAll(confinement.enforcement());
    return enforced;
  }

  @Override
  public OptionalLong peakMemoryBytes() {
    return confinement.peakMemoryBytes();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      processes.end();
    } finally {
      OpenSessions.remove(this);
      foothold.close();
      confinement.close();
      removeTemporary();
    }
  }

  private void removeTemporary() {
    try {
      FolderRemoval.remove(temporary);
    } catch (IOException e) {
      // What the session did is not lost over a folder that somebody has to remove by hand.
      LOGGER.log(Level.WARNING, "the temporary folder {0} could not be removed: {1}", temporary, e);
    }
  }
}
