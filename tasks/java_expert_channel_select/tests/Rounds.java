package tests;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/// Many short rounds of a few actors that start together. Between the rounds nobody acts.
final class Rounds {
  private static final int SPINS = 200;

  private final AtomicInteger arrived = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicReference<Throwable> error = new AtomicReference<>();
  private volatile int open;
  private int opened;

  /// Starts the threads; they end with the last round, or with the first error.
  Rounds(int actors, int rounds, IntConsumer act) {
    for (int actor = 0; actor < actors; actor++) {
      int number = actor;
      Thread thread = new Thread(() -> act(number, actors, rounds, act));
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void act(int number, int actors, int rounds, IntConsumer act) {
    for (int round = 1; round <= rounds && error.get() == null; round++) {
      int current = round;
      await(() -> open >= current);
      if (error.get() != null) {
        return;
      }
      arrived.incrementAndGet();
      await(() -> arrived.get() >= actors * current);
      try {
        act.accept(number);
      } catch (Throwable problem) {
        error.compareAndSet(null, problem);
      }
      done.incrementAndGet();
    }
  }

  /// Lets all act once, and returns when they have.
  void next(int actors) {
    int round = ++opened;
    open = round;
    await(() -> done.get() >= actors * round || error.get() != null);
    if (error.get() != null) {
      throw new Failure("an actor threw " + error.get());
    }
  }

  /// Ends the threads before their last round.
  void end() {
    error.compareAndSet(null, new Error("the rounds are over"));
    open = Integer.MAX_VALUE;
  }

  /// How many rounds there are depends on how busy the machine is; what each must give does not.
  static boolean goOn(long begin) {
    return System.nanoTime() - begin < 1_000_000_000L;
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) {
    for (int spins = 0; !condition.holds(); spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }
}
