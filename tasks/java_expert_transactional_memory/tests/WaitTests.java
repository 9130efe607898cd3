package tests;

import static tests.RunTests.set;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import stm.Stm;
import stm.Stm.Ref;
import stm.Transaction;

/// Waiting by retry, and alternatives.
final class WaitTests {
  private final Stm stm = new Stm();
  private final Ref<Integer> a = stm.ref(0);
  private final Ref<Integer> b = stm.ref(0);
  private final Ref<Integer> c = stm.ref(0);
  private final AtomicInteger runs = new AtomicInteger();

  static void addTo(Suite suite) {
    suite.group("waiting");
    suite.test("a retry waits until what was read has changed", () -> new WaitTests().waits());
    suite.test("commits to other refs begin no run", () -> new WaitTests().sleepsOn());
    suite.test("a change to the same value begins a run", () -> new WaitTests().wakesForSameValue());
    suite.test("a retry of an outdated run does not wait", () -> new WaitTests().neverMisses());
    suite.test("one commit wakes all whom it concerns", () -> new WaitTests().wakesAll());
    suite.test("what a run set before it retries is dropped", () -> new WaitTests().drops());
    suite.test("a run that has read nothing cannot wait", () -> new WaitTests().readNothing());
    suite.test("an interrupt ends the wait", () -> new WaitTests().interrupted());
    suite.test("an interrupt before the wait ends it", () -> new WaitTests().interruptedBefore());
    suite.test("an interrupt that meets no wait is left alone", () -> new WaitTests().notWaiting());
    suite.group("alternatives");
    suite.test("the second is tried when the first retries", () -> new WaitTests().second());
    suite.test("only what the first has set is dropped", () -> new WaitTests().dropsFirst());
    suite.test("a wait ends for what any branch has read", () -> new WaitTests().wakesForFirst());
    suite.test("what the first has read can outdate the run", () -> new WaitTests().firstCounts());
    suite.test("alternatives within alternatives", () -> new WaitTests().nests());
    suite.test("exceptions pass through and undo nothing", () -> new WaitTests().passes());
  }

  private Actor<Integer> waiter() {
    Actor<Integer> waiter = Actor.start(() -> stm.atomically(tx -> {
      runs.incrementAndGet();
      int value = tx.get(a) + tx.get(b);
      return value < 2 ? tx.<Integer>retry() : value;
    }));
    awaitWaiting(1);
    return waiter;
  }

  private void awaitWaiting(int count) {
    Actor.waitUntil(count + " wait", () -> stm.waiting() == count);
  }

  private void commit(Ref<Integer> ref, int value) {
    stm.atomically(tx -> set(tx, ref, value));
  }

  private void waits() {
    Actor<Integer> waiter = waiter();
    commit(a, 1);
    Actor.waitUntil("it runs and waits again", () -> runs.get() == 2 && stm.waiting() == 1);
    commit(b, 2);
    Failure.unlessEqual("waiting when the commit is over", stm.waiting(), 0);
    Failure.unlessEqual("result", waiter.result(), 3);
    Failure.unlessEqual("runs", runs.get(), 3);
  }

  private void sleepsOn() {
    Actor<Integer> waiter = waiter();
    for (int i = 0; i < 200; i++) {
      commit(c, i);
      Failure.unlessEqual("waiting after a commit to another ref", stm.waiting(), 1);
    }
    commit(a, 2);
    waiter.result();
    Failure.unlessEqual("runs", runs.get(), 2);
  }

  private void wakesForSameValue() {
    Actor<Integer> waiter = waiter();
    commit(a, 0);
    Actor.waitUntil("it runs again", () -> runs.get() == 2);
    awaitWaiting(1);
    commit(b, 2);
    waiter.result();
  }

  private void neverMisses() {
    Actor<Integer> actor = Actor.start(() -> stm.atomically(tx -> {
      int value = tx.get(a);
      if (runs.incrementAndGet() == 1) {
        Actor.elsewhere(() -> commit(a, 1));
      }
      return value == 0 ? tx.<Integer>retry() : value;
    }));
    Actor.waitUntil("it ends or waits", () -> actor.isDone() || stm.waiting() > 0);
    Failure.unless(actor.isDone(), "it waits for a change that has happened already");
    Failure.unlessEqual("result", actor.result(), 1);
  }

  private void wakesAll() {
    List<Actor<Integer>> waiters =
        List.of(waitFor(a), waitFor(a), waitFor(b), waitFor(c));
    awaitWaiting(4);
    stm.atomically(tx -> set(tx, a, 1) + set(tx, b, 1));
    Failure.unlessEqual("waiting", stm.waiting(), 1);
    commit(c, 1);
    waiters.forEach(Actor::result);
    Failure.unlessEqual("waiting at the end", stm.waiting(), 0);
  }

  private Actor<Integer> waitFor(Ref<Integer> ref) {
    return Actor.start(
        () -> stm.atomically(tx -> tx.get(ref) == 0 ? tx.<Integer>retry() : tx.get(ref)));
  }

  private void drops() {
    Actor<Integer> waiter = Actor.start(() -> stm.atomically(tx -> {
      int before = tx.get(b);
      tx.set(b, before + 1);
      return tx.get(a) == 0 ? tx.<Integer>retry() : tx.get(b);
    }));
    awaitWaiting(1);
    Failure.unlessEqual("b meanwhile", b.peek(), 0);
    commit(a, 1);
    Failure.unlessEqual("b", waiter.result(), 1);
  }

  private void readNothing() {
    Failure.unlessThrown(IllegalStateException.class, "retry",
        () -> stm.atomically(Transaction::retry));
    Failure.unlessThrown(IllegalStateException.class, "retry after set and get",
        () -> stm.atomically(tx -> {
          tx.set(a, 1);
          tx.get(a);
          return tx.retry();
        }));
    Failure.unlessEqual("waiting", stm.waiting(), 0);
  }

  private void interrupted() {
    Actor<Boolean> waiter = Actor.start(() -> {
      try {
        stm.atomically(tx -> tx.get(a) == 0 ? tx.retry() : 0);
        return false;
      } catch (CancellationException e) {
        return Thread.currentThread().isInterrupted();
      }
    });
    awaitWaiting(1);
    waiter.interrupt();
    Failure.unlessEqual("cancelled and still interrupted", waiter.result(), true);
    Failure.unlessEqual("waiting", stm.waiting(), 0);
    commit(a, 1);
  }

  private void interruptedBefore() {
    Actor<Integer> actor = Actor.start(() -> {
      Thread.currentThread().interrupt();
      return stm.atomically(tx -> tx.get(a) == 0 ? tx.<Integer>retry() : 0);
    });
    Failure.unlessEqual("error", actor.error().getClass(), CancellationException.class);
    Failure.unlessEqual("waiting", stm.waiting(), 0);
  }

  private void notWaiting() {
    Actor<Boolean> actor = Actor.start(() -> {
      Thread.currentThread().interrupt();
      stm.atomically(tx -> set(tx, a, tx.get(a) + 1));
      return Thread.currentThread().isInterrupted();
    });
    Failure.unlessEqual("still interrupted", actor.result(), true);
    Failure.unlessEqual("a", a.peek(), 1);
  }

  private void second() {
    String got = stm.atomically(tx -> tx.orElse(first -> "first", second -> "second"));
    Failure.unlessEqual("without a retry", got, "first");
    got = stm.atomically(tx -> tx.orElse(first -> first.retry(), second -> "second"));
    Failure.unlessEqual("with a retry", got, "second");
  }

  private void dropsFirst() {
    commit(c, 5);
    stm.atomically(tx -> {
      set(tx, a, 1);
      set(tx, c, 6);
      return tx.<Integer>orElse(
          first -> {
            set(first, a, first.get(a) + 10);
            set(first, b, 10);
            set(first, c, 7);
            return first.retry();
          },
          second -> set(second, a, second.get(a) + 100));
    });
    Failure.unlessEqual("a, b, c", List.of(a.peek(), b.peek(), c.peek()), List.of(101, 0, 6));
  }

  private void wakesForFirst() {
    Actor<String> waiter = Actor.start(() -> stm.atomically(tx -> tx.orElse(
        first -> first.get(a) == 0 ? first.<String>retry() : "first",
        second -> second.get(b) == 0 ? second.<String>retry() : "second")));
    awaitWaiting(1);
    commit(a, 1);
    Failure.unlessEqual("waiting after a change of what the first has read", stm.waiting(), 0);
    Failure.unlessEqual("result", waiter.result(), "first");
  }

  private void firstCounts() {
    String got = stm.atomically(tx -> {
      String branch = tx.orElse(
          first -> first.get(a) == 0 ? first.<String>retry() : "first",
          second -> "second");
      if (runs.incrementAndGet() == 1) {
        Actor.elsewhere(() -> commit(a, 1));
      }
      tx.set(b, 1);
      return branch;
    });
    Failure.unlessEqual("result", got, "first");
    Failure.unlessEqual("runs", runs.get(), 2);
  }

  private void nests() {
    String got = stm.atomically(tx -> tx.orElse(
        first -> {
          set(first, a, 1);
          return first.orElse(
              inner -> inner.<String>retry(),
              inner -> {
                set(inner, b, 1);
                return inner.<String>retry();
              });
        },
        second -> second.orElse(
            inner -> {
              set(inner, c, 1);
              return "third";
            },
            inner -> "fourth")));
    Failure.unlessEqual("result", got, "third");
    Failure.unlessEqual("a, b, c", List.of(a.peek(), b.peek(), c.peek()), List.of(0, 0, 1));
  }

  private void passes() {
    int got = stm.atomically(tx -> {
      try {
        return tx.<Integer>orElse(
            first -> {
              set(first, a, 1);
              throw new ArithmeticException();
            },
            second -> 2);
      } catch (ArithmeticException e) {
        return 3;
      }
    });
    Failure.unlessEqual("result", got, 3);
    Failure.unlessEqual("a", a.peek(), 1);
  }
}
