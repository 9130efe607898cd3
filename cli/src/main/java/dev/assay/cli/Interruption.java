package dev.assay.cli;

import dev.assay.lab.LabRun;
import dev.assay.protocol.LabEvent.StopReason;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Lets Ctrl-C and a TERM signal stop a run cleanly: what has ended is on record, the summaries are
/// written, and only then does the process end.
final class Interruption implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final AtomicReference<Optional<LabRun>> guarded = new AtomicReference<>(Optional.empty());
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "interruption");

  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// From now on a signal stops this run.
  void guard(LabRun run) {
    guarded.set(Optional.of(run));
  }

  private void stop() {
    guarded.get().ifPresent(run -> run.stop(StopReason.INTERRUPTED, "a signal asked to stop"));
    try {
      var _ = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
    try {
      var _ = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending because of the signal; the hook has what it waited for.
    }
  }
}
