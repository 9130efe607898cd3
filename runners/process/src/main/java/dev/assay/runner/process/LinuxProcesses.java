package dev.assay.runner.process;

import dev.assay.runner.BoundedOutput;
import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.LabProcess;
import dev.assay.runner.RunnerException;
import dev.assay.runner.process.CFunction.CallException;
import dev.assay.runner.process.CommandPump.End;
import dev.assay.runner.process.Confinement.RunningCommand;
import dev.assay.runner.process.Confinement.Watch;
import dev.assay.runner.process.ProcessOwners.Claim;
import dev.assay.runner.process.ProcessOwners.LiveSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Finds every process that a command leaves behind: see [ProcessOwners] for how, [ProcessHunt] for
/// how they end.
final class LinuxProcesses implements SessionProcesses {
  private static final int SIGNAL_BITS = 0x7f;

  /// A thread for each running command; one that is free waits a while for the next.
  private static final Executor PUMPS =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("assay-command-", 0).factory());

  private final String id = UUID.randomUUID().toString().replace("-", "");
  private final Map<Integer, CompletableFuture<End>> running = new ConcurrentHashMap<>();
  private final Confinement confinement;
  private int commands;
  private int lastCut;
  private long firstStart = Long.MAX_VALUE;
  private boolean ended;

  LinuxProcesses(List<Path> folders, SessionEnvironment environment, Confinement confinement) {
    this.confinement = confinement;
    ProcessOwners.LAB.open(id, new LiveSession(folders, environment.withheld()));
  }

  /// Whether the kernel and the C library have what is needed: Linux 5.6 and glibc 2.34.
  static boolean supported() {
    return Support.PRESENT;
  }

  @Override
  public Termination run(Launch launch, BoundedOutput output, BoundedOutput error)
      throws RunnerException, InterruptedException {
    long start = System.nanoTime();
    Started started;
    try {
      started = start(launch, output, error, start + nanos(launch));
    } catch (CallException e) {
      return new Termination.InfrastructureFailure(reason(launch, e));
    }
    try {
      End end = started.end().get();
      if (end.timedOut()) {
        return new Termination.TimedOut(launch.limit());
      }
      Termination seen = termination(started.claim(), end);
      return started.watch().cause(seen).orElse(seen);
    } catch (ExecutionException e) {
      throw new RunnerException(
          "%s was ended because it could not be seen through: %s"
              .formatted(launch.program(), e.getCause()),
          e);
    } catch (InterruptedException e) {
      ProcessHunt.end(started.claim());
      started.end().handle((_, _) -> true).join();
      throw e;
    } finally {
      started.watch().close();
      running.remove(started.claim().command());
    }
  }

  private Termination termination(Claim claim, End end) {
    int signal = end.status() & SIGNAL_BITS;
    if (signal == Libc.SIGKILL && isCut(claim)) {
      return new Termination.InfrastructureFailure(
          "the session was closed, or all its processes ended, meanwhile");
    }
    return signal == 0
        ? new Termination.Exited(end.status() >> 8 & 0xff)
        : new Termination.Signalled(signal);
  }

  private record Started(Claim claim, Watch watch, CompletableFuture<End> end) {}

  private static long nanos(Launch launch) {
    // Half of what a long holds, so that no sum with the clock overflows.
    return Math.min(TimeUnit.NANOSECONDS.convert(launch.limit()), Long.MAX_VALUE / 2);
  }

  /// Not in parallel with [#end]: what is started is either seen by it or refused.
  private synchronized Started start(
      Launch launch, BoundedOutput output, BoundedOutput error, long deadline)
      throws CallException, RunnerException {
    if (ended) {
      throw new RunnerException("the session is closed");
    }
    Owner owner = new Owner(LabProcess.self(), id, ++commands);
    CommandPipes pipes = CommandPipes.open(output == error);
    Watch watch = confinement.watch();
    ProcessEntry process;
    try {
      process =
          ProcessOwners.LAB.start(
              owner,
              marked(launch, owner),
              pipes.output().write(),
              pipes.error().write(),
              confinement.preparation());
    } catch (CallException | RuntimeException e) {
      pipes.closeReading();
      watch.close();
      throw e;
    } finally {
      pipes.closeWriting();
    }
    firstStart = Math.min(firstStart, process.start());
    Claim claim = new Claim(id, owner.command(), process.start());
    Runnable kill = () -> ProcessHunt.end(claim);
    CommandPump pump = new CommandPump(process.number(), pipes, output, error, deadline, kill);
    running.put(owner.command(), pump.end());
    try {
      // Before its own thread can reap it, so that its number is its own.
      watch.started(new Running(process.number(), new SessionMembers(all()), kill));
    } catch (IOException e) {
      running.remove(owner.command());
      watch.close();
      kill.run();
      throw new RunnerException(
          "%s was ended because it could not be held in: %s"
              .formatted(launch.program(), e.getMessage()),
          e);
    } finally {
      start(pump);
    }
    return new Started(claim, watch, pump.end());
  }

  private record Running(int process, SessionMembers members, Runnable hunt)
      implements RunningCommand {
    @Override
    public List<Integer> processesOfSession() {
      return members.alive();
    }

    @Override
    public void kill() {
      hunt.run();
    }
  }

  /// Everything that this session ever started.
  private Claim all() {
    return new Claim(id, 0, firstStart);
  }

  /// Hands the command to a thread, or sees it to its end here when there cannot be another thread.
  private static void start(CommandPump pump) {
    try {
      PUMPS.execute(pump);
    } catch (OutOfMemoryError e) {
      pump.run();
    }
  }

  private static Launch marked(Launch launch, Owner owner) {
    Map<String, String> environment = new HashMap<>(launch.environment());
    String inherited = System.getenv().getOrDefault(Owner.VARIABLE, "");
    environment.put(Owner.VARIABLE, owner.marker(inherited));
    return new Launch(
        launch.program(), launch.arguments(), launch.directory(), environment, launch.limit());
  }

  private static String reason(Launch launch, CallException e) {
    return "%s could not be started in %s: %s%s"
        .formatted(
            launch.program(),
            launch.directory(),
            e.getMessage(),
            e.number() == Libc.ERROR_NO_ENTRY
                ? "; the file is there, so the interpreter that it names is not"
                : "");
  }

  private synchronized boolean isCut(Claim claim) {
    return claim.command() <= lastCut;
  }

  /// Not in parallel with [#start], as [#end].
  @Override
  public synchronized void endAll() {
    lastCut = commands;
    if (!running.isEmpty() || ProcessOwners.LAB.hasTracesOf(all())) {
      ProcessHunt.end(all());
    }
    running.values().forEach(end -> end.handle((_, _) -> true).join());
    confinement.processesEnded();
  }

  @Override
  public void end() {
    synchronized (this) {
      ended = true;
    }
    endAll();
    ProcessOwners.LAB.close(id);
  }

  @Override
  public String reach() {
    return "all, daemons included (subreaper, marker)";
  }

  /// Looked up once, on first use.
  private static final class Support {
    static final boolean PRESENT = present();

    private static boolean present() {
      try {
        if (!System.getProperty("os.name").equals("Linux")
            || !CFunction.supported()
            || ProcessEntry.read(Math.toIntExact(ProcessHandle.current().pid())).isEmpty()) {
          return false;
        }
        Spawn.load();
        Libc.close(Libc.openProcess(Math.toIntExact(ProcessHandle.current().pid())));
        Libc.becomeSubreaper();
        return true;
      } catch (CallException | LinkageError | IllegalCallerException e) {
        return false;
      }
    }
  }
}
