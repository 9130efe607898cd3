package dev.assay.runner.process;

import dev.assay.runner.BoundedOutput;
import dev.assay.runner.process.CFunction.CallException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// Sees one command to its end, on a thread of its own: takes its output, watches its time, and
/// learns how it ended.
///
/// It waits in the kernel for all three together, which would hold a virtual thread's carrier; so
/// it is a platform thread, the only one that a command costs.
final class CommandPump implements Runnable {
  private static final int PROCESS = OutputReader.STREAMS;
  private static final long TICK_MILLIS = 1000;

  /// How a command ended.
  ///
  /// @param status as `waitpid` gives it
  record End(int status, boolean timedOut) {}

  private final int process;
  private final CommandPipes pipes;
  private final BoundedOutput output;
  private final BoundedOutput error;
  private final long deadline;
  private final Runnable kill;
  private final CompletableFuture<End> end = new CompletableFuture<>();

  /// @param process a child that nobody else reaps
  /// @param pipes whose reading ends are the pump's from now on
  /// @param deadline of [System#nanoTime]
  /// @param kill ends the command's whole tree
  CommandPump(
      int process,
      CommandPipes pipes,
      BoundedOutput output,
      BoundedOutput error,
      long deadline,
      Runnable kill) {
    this.process = process;
    this.pipes = pipes;
    this.output = output;
    this.error = error;
    this.deadline = deadline;
    this.kill = kill;
  }

  /// Completed when the command's first process is dead and its output is in the files.
  CompletableFuture<End> end() {
    return end;
  }

  @Override
  public void run() {
    try (Arena arena = Arena.ofConfined();
        PolledDescriptors polled =
            new PolledDescriptors(arena, pipes.output().read(), pipes.errorRead(), -1)) {
      polled.put(PROCESS, Libc.openProcess(process));
      OutputReader reader = new OutputReader(arena, polled, output, error);
      boolean timedOut = watch(polled, reader);
      int status = Libc.reap(process);
      polled.close(PROCESS);
      reader.drain();
      OrphanReaper.look();
      end.complete(new End(status, timedOut));
      // Processes in the background may go on printing while their session is open. Nobody wants
      // it, but a closed pipe would end them.
      while (reader.open()) {
        polled.await(TICK_MILLIS);
        reader.discard();
      }
    } catch (Throwable e) {
      // Whatever it was, the caller is waiting.
      end.completeExceptionally(abandon(e));
    }
  }

  /// Returns when the process has ended, says whether that was for its time limit.
  private boolean watch(PolledDescriptors polled, OutputReader reader) throws IOException {
    long tick = Duration.ofMillis(TICK_MILLIS).toNanos();
    long nextLook = System.nanoTime() + tick;
    boolean timedOut = false;
    while (!polled.ready(PROCESS)) {
      long now = System.nanoTime();
      if (!timedOut && now - deadline >= 0) {
        timedOut = true;
        kill.run();
      }
      if (now - nextLook >= 0) {
        OrphanReaper.look();
        nextLook = now + tick;
      }
      long left = timedOut ? TICK_MILLIS : Math.max(0, deadline - now) / 1_000_000 + 1;
      polled.await(Math.min(TICK_MILLIS, left));
      reader.take();
    }
    return timedOut;
  }

  /// Ends a command that cannot be seen through.
  private Throwable abandon(Throwable cause) {
    if (!end.isDone()) {
      try {
        kill.run();
        Libc.reap(process);
      } catch (CallException | RuntimeException e) {
        cause.addSuppressed(e);
      }
    }
    return cause;
  }
}
