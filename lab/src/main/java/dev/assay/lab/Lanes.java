package dev.assay.lab;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Starts attempts in order, a virtual thread each, never more than so many of a lane at once.
/// Attempts that wait on a model and attempts that use the cores have a lane each, so that neither
/// holds up the other.
final class Lanes {
  private final Consumer<PendingAttempt> work;
  private final BooleanSupplier goesOn;
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private volatile boolean aborted;

  /// @param work one attempt, to its end; throws nothing
  /// @param goesOn asked before each attempt whether it may start
  Lanes(Consumer<PendingAttempt> work, BooleanSupplier goesOn) {
    this.work = work;
    this.goesOn = goesOn;
  }

  /// Opens a lane and returns at once.
  ///
  /// @return the thread that ends when every started attempt of the lane has ended
  Thread open(String name, List<PendingAttempt> attempts, int width) {
    return start(name, () -> drive(name, attempts, new Semaphore(width), width));
  }

  private void drive(String name, List<PendingAttempt> attempts, Semaphore free, int width) {
    try {
      for (PendingAttempt attempt : attempts) {
        free.acquire();
        if (aborted || !goesOn.getAsBoolean()) {
          free.release();
          break;
        }
        var _ =
            start(
                name + " " + attempt.attempt(),
                () -> {
                  try {
                    work.accept(attempt);
                  } finally {
                    free.release();
                  }
                });
      }
    } catch (InterruptedException e) {
      // Aborted: the attempts in flight have been interrupted too and end by themselves.
    }
    free.acquireUninterruptibly(width);
  }

  private Thread start(String name, Runnable body) {
    Thread thread =
        Thread.ofVirtual()
            .name(name)
            .unstarted(() -> {
              try {
                body.run();
              } finally {
                threads.remove(Thread.currentThread());
              }
            });
    threads.add(thread);
    thread.start();
    if (aborted) {
      thread.interrupt();
    }
    return thread;
  }

  /// Starts nothing more and interrupts what is in flight.
  void abort() {
    aborted = true;
    threads.forEach(Thread::interrupt);
  }
}
