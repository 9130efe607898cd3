package tests;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// Work on a thread of its own.
final class Actor<T> {
  private static final int YIELDS = 100;
  private static final int PATIENCE_MILLIS = 20;

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
    Stillness.watch(actor.thread);
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
    for (int yields = 0; yields < YIELDS; yields++) {
      if (condition.getAsBoolean()) {
        return;
      }
      Thread.yield();
    }
    try (Stillness stillness = new Stillness()) {
      while (!condition.getAsBoolean()) {
        Failure.unless(!stillness.lasts(), "it never came that " + what);
      }
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
    try (Stillness stillness = new Stillness()) {
      while (!end.isDone()) {
        try {
          return end.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          StackTraceElement[] stack = thread.getStackTrace();
          Failure.unless(!stillness.lasts(),
              "a thread does not end; it is at " + (stack.length == 0 ? "" : stack[0]));
        }
      }
      return end.get();
    } catch (InterruptedException e) {
      throw new Failure("the test was interrupted");
    }
  }
}
