package dev.assay.runner.docker;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Work that an interrupt does not break off, though the lapse of time does: an interrupt closes
/// the channel that a thread reads, and what ends processes has to come to its end.
final class Uninterrupted {
  private Uninterrupted() {}

  /// Does the work on another thread. An interrupt meanwhile is kept for later.
  ///
  /// @throws ExecutionException with what the work threw
  /// @throws TimeoutException when it took longer than it may; it is interrupted then
  static <T> T call(Duration limit, Callable<T> work) throws ExecutionException, TimeoutException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofVirtual().name("assay-docker").start(task);
    long end = System.nanoTime() + limit.toNanos();
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      task.cancel(true);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
