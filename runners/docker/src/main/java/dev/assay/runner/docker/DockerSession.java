package dev.assay.runner.docker;

import dev.assay.runner.BoundedOutput;
import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.WorkspacePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/// Commands in one container.
final class DockerSession implements RunnerSession {
  private final SessionContainer plan;
  private final String imageName;
  private final Container container;
  private final Map<String, String> enforcement;

  /// Held while a command is started and while the container is paused or started anew, which do
  /// not go together.
  private final ReentrantLock gate = new ReentrantLock();

  /// Counts how often all processes were ended.
  private final AtomicLong epoch = new AtomicLong();

  private final AtomicLong memoryKills = new AtomicLong();
  private volatile boolean closed;

  DockerSession(
      SessionContainer plan,
      String imageName,
      Container container,
      Map<String, String> enforcement) {
    this.plan = plan;
    this.imageName = imageName;
    this.container = container;
    this.enforcement = Map.copyOf(enforcement);
  }

  String label() {
    return plan.spec().label();
  }

  String image() {
    return imageName;
  }

  String shortId() {
    return container.shortId();
  }

  long epoch() {
    return epoch.get();
  }

  Map<String, String> environment(Command command) {
    return plan.environment(command.environment());
  }

  @Override
  public ExecutionResult execute(Command command) throws RunnerException, InterruptedException {
    if (closed) {
      throw new RunnerException(
          "session '%s' is closed and runs no %s"
              .formatted(label(), command.arguments().getFirst()));
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("before %s ran".formatted(command.arguments().getFirst()));
    }
    String directory = WorkspacePath.of(command.workingDirectory()).toString();
    long start = System.nanoTime();
    try (BoundedOutput output = output(command.standardOutput())) {
      boolean merged = merged(command);
      try (BoundedOutput error = merged ? output : output(command.standardError())) {
        Termination termination =
            new Execution(
                    this, CommandScript.of(command, merged), output, error, plan.spec().limits())
                .run(directory);
        Duration wallTime = Duration.ofNanos(System.nanoTime() - start);
        return new ExecutionResult(termination, wallTime, output.finish(), error.finish());
      }
    } catch (ClosedByInterruptException e) {
      throw new InterruptedException("while the output of a command was put in order");
    } catch (IOException e) {
      throw new RunnerException(
          "the output of %s was lost: %s".formatted(command.arguments().getFirst(), e), e);
    }
  }

  private BoundedOutput output(Path file) throws RunnerException {
    return new BoundedOutput(file, plan.spec().limits().outputBytes());
  }

  /// Whether both streams have the same file, which is there by now.
  private static boolean merged(Command command) throws IOException {
    return Files.exists(command.standardError())
        && Files.isSameFile(command.standardOutput(), command.standardError());
  }

  /// Starts a command of the session in the container.
  Container.Started start(List<String> arguments, Map<String, String> variables)
      throws IOException {
    gate.lock();
    try {
      return container.start(arguments, plan.environment(variables));
    } finally {
      gate.unlock();
    }
  }

  LimitState limitState() throws InterruptedException {
    gate.lock();
    try {
      return LimitState.of(container);
    } finally {
      gate.unlock();
    }
  }

  /// Whether the kernel has killed for want of memory since it was last asked for.
  boolean countMemoryKills(LimitState state) {
    return memoryKills.getAndSet(state.memoryKills()) < state.memoryKills();
  }

  Container.State stateOf(String exec) throws IOException, InterruptedException {
    return container.ended(exec);
  }

  ContainerCondition condition() {
    return ContainerCondition.of(container);
  }

  /// What has become of the container when a command has been killed.
  ContainerCondition conditionAfterKill() throws InterruptedException {
    gate.lock();
    try {
      return ContainerCondition.afterKill(container);
    } finally {
      gate.unlock();
    }
  }

  @Override
  public void copyIn(Path from, String to) throws RunnerException {
    Path target = WorkspacePath.of(to);
    try (FolderArchive archive = FolderArchive.create()) {
      Path real = from.toRealPath();
      String name = target.toString();
      if (name.isEmpty() && !Files.isDirectory(real)) {
        throw new RunnerException("the copy of file %s needs a name".formatted(from));
      }
      // With each folder on the way, the engine notices links there.
      archive.addFolder("workspace");
      for (int i = 1; i < target.getNameCount(); i++) {
        archive.addFolder("workspace/" + target.subpath(0, i));
      }
      archive.add(
          real, name.isEmpty() ? "workspace" : "workspace/" + name, FolderArchive.Links.INNER);
      try (InputStream content = archive.open()) {
        container.extract(content, SessionContainer.ROOT);
      }
    } catch (IOException e) {
      throw new RunnerException("%s cannot be copied to '%s': %s".formatted(from, to, e), e);
    }
  }

  @Override
  public void copyOut(String from, Path to, long maxBytes) throws RunnerException {
    Path relative = WorkspacePath.of(from);
    if (relative.toString().isEmpty()) {
      throw new RunnerException("'%s' is no regular file and is not copied out".formatted(from));
    }
    gate.lock();
    try {
      boolean paused = !quiet();
      if (paused) {
        // Nothing changes between the look at a file and its copy.
        container.pause();
      }
      try {
        new ArchivedFile(container.engine(), container.id(), from).copy(relative, to, maxBytes);
      } finally {
        if (paused) {
          container.unpause();
        }
      }
    } catch (IOException e) {
      throw new RunnerException(
          "'%s' could not be copied to %s: %s".formatted(from, to, e.getMessage()), e);
    } finally {
      gate.unlock();
    }
  }

  @Override
  public void copyOut(String folder, Collection<String> files, Path to, long maxBytes)
      throws RunnerException {
    try {
      new ArchivedFolder(container, WorkspacePath.of(folder)).copy(files, to, maxBytes);
    } catch (IOException e) {
      throw new RunnerException(
          "files of '%s' could not be copied to %s: %s".formatted(folder, to, e.getMessage()), e);
    }
  }

  @Override
  public Map<String, String> files(String folder) throws RunnerException {
    try {
      return ContainerFiles.of(container, WorkspacePath.of(folder).toString());
    } catch (IOException e) {
      throw new RunnerException(
          "the files of '%s' cannot be told: %s".formatted(folder, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunnerException("interrupted while files were looked at", e);
    }
  }

  /// Whether the session has no process.
  private boolean quiet() throws IOException {
    return container.processes() == SessionContainer.OWN_PROCESSES;
  }

  @Override
  public void endProcesses() {
    endAll(true);
  }

  /// Ends all processes, whatever they are about.
  void endAll() {
    endAll(false);
  }

  private void endAll(boolean unlessQuiet) {
    gate.lock();
    try {
      if (!closed && !(unlessQuiet && quiet())) {
        startAnew();
      }
    } catch (IOException e) {
      throw new IllegalStateException(
          "the processes of session '%s' could not be ended in container %s: %s"
              .formatted(label(), shortId(), e.getMessage()),
          e);
    } finally {
      gate.unlock();
    }
  }

  private void startAnew() throws IOException {
    epoch.incrementAndGet();
    memoryKills.set(0);
    if (plan.spec().limits().diskBytes().isEmpty()) {
      container.restart();
      return;
    }
    Container keeper = Container.create(container.engine(), plan.keeper(container.id()));
    try {
      keeper.start();
      container.restart();
    } finally {
      keeper.remove();
    }
  }

  @Override
  public Map<String, String> enforcement() {
    return enforcement;
  }

  @Override
  public void close() {
    gate.lock();
    try {
      if (!closed) {
        epoch.incrementAndGet();
        container.remove();
        closed = true;
      }
    } catch (IOException e) {
      throw new IllegalStateException(
          "container %s of session '%s' could not be removed: %s; assay doctor --clean removes it once this process has ended"
              .formatted(shortId(), label(), e.getMessage()),
          e);
    } finally {
      gate.unlock();
      OpenSessions.remove(this);
    }
  }
}
