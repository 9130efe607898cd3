package stm;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A memory whose variables are read and set in transactions. The lock is held for single steps (a
 * read, a commit, the beginning of a wait), never while a body runs.
 */
public final class Stm {
  private final ReentrantLock lock = new ReentrantLock();
  private final ThreadLocal<Run> running = new ThreadLocal<>();
  private final Set<Waiter> waiters = new HashSet<>();
  private long commits;

  /** Makes a variable of this memory. */
  public <T> Ref<T> ref(T initial) {
    return new Ref<>(this, initial);
  }

  /** Runs a body as one transaction. */
  public <T> T atomically(Function<? super Transaction, ? extends T> body) {
    Run outer = running.get();
    if (outer != null) {
      return body.apply(outer);
    }
    while (true) {
      Run run = new Run();
      running.set(run);
      T result;
      try {
        result = body.apply(run);
      } catch (Signal signal) {
        run.checkOwn(signal);
        if (signal instanceof Retry) {
          run.awaitChange();
        }
        continue;
      } finally {
        run.ended = true;
        running.remove();
      }
      if (run.commit()) {
        return result;
      }
    }
  }

  /** The number of threads that wait for a change. */
  public int waiting() {
    lock.lock();
    try {
      return waiters.size();
    } finally {
      lock.unlock();
    }
  }

  /** A variable. */
  public static final class Ref<T> {
    private final Stm owner;
    private T value;
    /** The number of the commit that set it last. */
    private long version;

    private Ref(Stm owner, T initial) {
      this.owner = owner;
      this.value = initial;
    }

    /** The newest committed value. */
    public T peek() {
      owner.lock.lock();
      try {
        return value;
      } finally {
        owner.lock.unlock();
      }
    }
  }

  /** Gives a run up. It may come through bodies of other memories, to which it means nothing. */
  private abstract static class Signal extends Error {
    private static final long serialVersionUID = 1;

    private final transient Run run;

    Signal(Run run) {
      super(null, null, false, false);
      this.run = run;
    }
  }

  private static final class Outdated extends Signal {
    private static final long serialVersionUID = 1;

    Outdated(Run run) {
      super(run);
    }
  }

  private static final class Retry extends Signal {
    private static final long serialVersionUID = 1;

    Retry(Run run) {
      super(run);
    }
  }

  private record Waiter(Run run, Condition woken) {}

  private final class Run implements Transaction {
    private final Thread thread = Thread.currentThread();
    private final Map<Ref<?>, Long> reads = new HashMap<>();
    private Map<Ref<?>, Object> sets = new HashMap<>();
    /** The commits at the time at which all reads were last seen to be current. */
    private long currentAt;
    private volatile boolean ended;

    @Override
    public <T> T get(Ref<T> ref) {
      check(ref);
      if (sets.containsKey(ref)) {
        @SuppressWarnings("unchecked")
        T own = (T) sets.get(ref);
        return own;
      }
      lock.lock();
      try {
        if (isOutdated()) {
          throw new Outdated(this);
        }
        reads.put(ref, ref.version);
        return ref.value;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public <T> void set(Ref<T> ref, T value) {
      check(ref);
      sets.put(ref, value);
    }

    @Override
    public <T> T retry() {
      check();
      throw new Retry(this);
    }

    @Override
    public <T> T orElse(
        Function<? super Transaction, ? extends T> first,
        Function<? super Transaction, ? extends T> second) {
      check();
      Map<Ref<?>, Object> before = new HashMap<>(sets);
      try {
        return first.apply(this);
      } catch (Retry retry) {
        checkOwn(retry);
        sets = before;
        return second.apply(this);
      }
    }

    private void check() {
      if (ended || Thread.currentThread() != thread) {
        throw new IllegalStateException("this transaction's run has ended or is another thread's");
      }
    }

    private void check(Ref<?> ref) {
      check();
      if (ref.owner != Stm.this) {
        throw new IllegalArgumentException("the ref is of another memory");
      }
    }

    private void checkOwn(Signal signal) {
      if (signal.run != this) {
        throw signal;
      }
    }

    private boolean isOutdated() {
      if (currentAt == commits) {
        return false;
      }
      for (Map.Entry<Ref<?>, Long> read : reads.entrySet()) {
        if (read.getKey().version != read.getValue()) {
          return true;
        }
      }
      currentAt = commits;
      return false;
    }

    boolean commit() {
      if (sets.isEmpty()) {
        return true;
      }
      lock.lock();
      try {
        if (isOutdated()) {
          return false;
        }
        commits++;
        sets.forEach(this::apply);
        waiters.removeIf(this::wake);
        return true;
      } finally {
        lock.unlock();
      }
    }

    @SuppressWarnings("unchecked")
    private <T> void apply(Ref<T> ref, Object value) {
      ref.value = (T) value;
      ref.version = commits;
    }

    private boolean wake(Waiter waiter) {
      waiter.woken.signal();
      return true;
    }

    void awaitChange() {
      if (reads.isEmpty()) {
        throw new IllegalStateException("a run that has read nothing would wait for ever");
      }
      lock.lock();
      Waiter waiter = new Waiter(this, lock.newCondition());
      try {
        if (isOutdated()) {
          return;
        }
        waiters.add(waiter);
        while (waiters.contains(waiter)) {
          waiter.woken.await();
        }
      } catch (InterruptedException e) {
        thread.interrupt();
        if (waiters.remove(waiter)) {
          throw new CancellationException("interrupted while waiting for a change");
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
