package tests;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// Work on a thread of its own.
final class Actor<T> {
  /// How long to wait for what should happen at once.
  private static final long DEADLOCK_SECONDS = 10;

  private final CompletableFuture<T> end = new CompletableFuture<>();
  private final Thread thread;

  private Actor(Callable<T> work) {
    thread = new Thread(() -> {
      try {
        end.complete(work.call());
      } catch (Throwable error) {
        // Wrapped, since a future makes more of a CancellationException than an error.
        end.completeExceptionally(new IllegalStateException(error));
      }
    });
    thread.setDaemon(true);
  }

  static <T> Actor<T> start(Callable<T> work) {
    Actor<T> actor = new Actor<>(work);
    actor.thread.start();
    return actor;
  }

  /// Lets another thread do something, and waits until it is done.
  static void elsewhere(Runnable work) {
    start(() -> {
      work.run();
      return null;
    }).result();
  }

  static void waitUntil(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLOCK_SECONDS);
    while (!condition.getAsBoolean()) {
      Failure.unless(System.nanoTime() < end, "it never came that " + what);
      Thread.yield();
    }
  }

  boolean isDone() {
    return end.isDone();
  }

  void interrupt() {
    thread.interrupt();
  }

  T result() {
    try {
      return await();
    } catch (ExecutionException e) {
      Throwable error = e.getCause().getCause();
      if (error instanceof Failure failure) {
        throw failure;
      }
      throw new Failure("a thread ended with " + error);
    }
  }

  Throwable error() {
    try {
      throw new Failure("a thread returned " + await() + " where it should throw");
    } catch (ExecutionException e) {
      return e.getCause().getCause();
    }
  }

  private T await() throws ExecutionException {
    try {
      return end.get(DEADLOCK_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      StackTraceElement[] stack = thread.getStackTrace();
      throw new Failure("a thread does not end; it is at " + (stack.length == 0 ? "" : stack[0]));
    } catch (InterruptedException e) {
      throw new Failure("the test was interrupted");
    }
  }
}
