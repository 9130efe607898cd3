package dev.assay.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets Ctrl-C and a TERM signal interrupt the thread of a command, and holds the end of the
/// process until the command has put away what it made.
final class SignalInterrupt implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final Thread command = Thread.currentThread();
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupt, "signal-interrupt");

  SignalInterrupt() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void interrupt() {
    command.interrupt();
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
