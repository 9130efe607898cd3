package dev.assay.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets Ctrl-C and a TERM signal interrupt the thread of a command, and holds the end of the
/// process until the command has put away what it made.
final class SignalInterrupt implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  /// How long the last words of a command that has put everything away may take.
  private static final long LAST_WORDS_SECONDS = 2;

  private static final CountDownLatch SAID = new CountDownLatch(1);

  private final Thread command = Thread.currentThread();
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupt, "signal-interrupt");

  SignalInterrupt() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void interrupt() {
    command.interrupt();
    try {
      if (done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        var _ = SAID.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Lets the process end: the command has said everything.
  static void said() {
    SAID.countDown();
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
