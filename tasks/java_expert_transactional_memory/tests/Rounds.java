package tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/// Many short rounds of a few actors that start together. Between the rounds nobody acts.
final class Rounds {
  private static final int SPINS = 200;
  private static final int YIELDS = 2_000;

  private final AtomicInteger arrived = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();
  /// Those who are not done in this round.
  private final Set<Thread> acting = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Throwable> error = new AtomicReference<>();
  private volatile int open;
  private int opened;

  /// Starts the threads; they end with the last round, or with the first error.
  Rounds(int actors, int rounds, IntConsumer act) {
    for (int actor = 0; actor < actors; actor++) {
      int number = actor;
      Thread thread = new Thread(() -> act(number, actors, rounds, act));
      thread.setDaemon(true);
      threads.add(thread);
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
      acting.remove(Thread.currentThread());
      done.incrementAndGet();
    }
  }

  /// Lets all act once, and returns when they have.
  void next(int actors) {
    int round = ++opened;
    acting.addAll(threads);
    open = round;
    if (!await(() -> isOver(actors * round), YIELDS)) {
      try (Stillness stillness = new Stillness()) {
        while (!isOver(actors * round)) {
          if (stillness.lasts(acting)) {
            error.compareAndSet(null, new Failure("actors who wait for ever"));
          }
        }
      }
    }
    if (error.get() != null) {
      throw new Failure("there was " + error.get());
    }
  }

  private boolean isOver(int all) {
    return done.get() >= all || error.get() != null;
  }

  /// Ends the threads before their last round.
  void end() {
    error.compareAndSet(null, new Error("the rounds are over"));
    open = Integer.MAX_VALUE;
  }

  /// How many rounds there are depends on how busy the machine is; what each must give does not.
  static boolean goOn(long begin) {
    return System.nanoTime() - begin < 600_000_000L;
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) {
    await(condition, Integer.MAX_VALUE);
  }

  /// Whether the condition holds before this has yielded so often.
  private static boolean await(Condition condition, int yields) {
    for (int spins = 0; !condition.holds(); spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else if (spins - SPINS < yields) {
        Thread.yield();
      } else {
        return false;
      }
    }
    return true;
  }
}
