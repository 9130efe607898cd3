package tests;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Finds out that nothing happens any more: somebody who waits looks at the threads of the test, and
/// finds them asleep each time. There is no limit of time, which a busy machine might miss: a thread
/// that could go on gets to run before another has looked so often.
final class Stillness implements AutoCloseable {
  private static final int LOOKS = 250;
  private static final int PAUSE_MILLIS = 4;

  private static final Set<Thread> WATCHED = ConcurrentHashMap.newKeySet();
  private static final Set<Thread> LOOKING = ConcurrentHashMap.newKeySet();

  private int looks;

  Stillness() {
    LOOKING.add(Thread.currentThread());
  }

  /// From here on there are the threads of another test.
  static void begin(Thread test) {
    WATCHED.clear();
    LOOKING.clear();
    WATCHED.add(test);
  }

  static void watch(Thread thread) {
    WATCHED.add(thread);
  }

  boolean lasts() {
    return lasts(WATCHED);
  }

  /// Looks once more, after a short sleep.
  boolean lasts(Collection<Thread> threads) {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw new Failure("the test was interrupted");
    }
    looks = threads.stream().allMatch(Stillness::sleeps) ? looks + 1 : 0;
    return looks >= LOOKS;
  }

  private static boolean sleeps(Thread thread) {
    return LOOKING.contains(thread) || switch (thread.getState()) {
      case WAITING, BLOCKED, TERMINATED -> true;
      case NEW, RUNNABLE, TIMED_WAITING -> false;
    };
  }

  @Override
  public void close() {
    LOOKING.remove(Thread.currentThread());
  }
}
