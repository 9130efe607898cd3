package tests;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import stm.Stm;
import stm.Stm.Ref;
import stm.Transaction;

/// When runs are given up, and what they see. Other threads commit in the midst of bodies.
final class RunTests {
  private final Stm stm = new Stm();
  private final Ref<Integer> a = stm.ref(0);
  private final Ref<Integer> b = stm.ref(0);
  private final Ref<Integer> c = stm.ref(0);
  private final AtomicInteger runs = new AtomicInteger();

  static void addTo(Suite suite) {
    suite.group("runs");
    suite.test("what is set is seen within and afterwards, and not before", () -> new RunTests().isSeen());
    suite.test("a body that throws commits nothing", () -> new RunTests().throwsAway());
    suite.test("a body of an outdated run that throws ends the call", () -> new RunTests().throwsOutdated());
    suite.test("null is a value", () -> new RunTests().holdsNull());
    suite.test("a read of an outdated run does not return", () -> new RunTests().neverMixes());
    suite.test("reading the same again in an outdated run does not return", () -> new RunTests().readsAgain());
    suite.test("a run that is outdated at its end does not commit", () -> new RunTests().losesNothing());
    suite.test("runs that set what others have read do not both commit", () -> new RunTests().hasNoSkew());
    suite.test("setting the same value is a change", () -> new RunTests().sameValue());
    suite.test("a read sees what was committed after the run began", () -> new RunTests().readsNewest());
    suite.test("refs that were only set do not outdate a run", () -> new RunTests().blindSets());
    suite.test("reading what the run has set is no read", () -> new RunTests().ownValue());
    suite.test("a run that set nothing ends without another look", () -> new RunTests().readOnly());
    suite.test("an outdated run may set, and is repeated", () -> new RunTests().readThenSet());
  }

  private void isSeen() {
    int got = stm.atomically(tx -> {
      tx.set(a, 5);
      Failure.unlessEqual("peek in the body", a.peek(), 0);
      Actor.elsewhere(() -> Failure.unlessEqual("get elsewhere", value(a), 0));
      tx.set(b, tx.get(a) + 1);
      return tx.get(b);
    });
    Failure.unlessEqual("result", got, 6);
    Failure.unlessEqual("a, b", List.of(a.peek(), b.peek()), List.of(5, 6));
  }

  private void throwsAway() {
    IllegalStateException mine = new IllegalStateException("mine");
    IllegalStateException got =
        Failure.unlessThrown(IllegalStateException.class, "atomically", () -> stm.atomically(tx -> {
          tx.set(a, 1);
          throw mine;
        }));
    Failure.unless(got == mine, "another exception comes out than went in");
    Failure.unlessEqual("a", a.peek(), 0);
    commit(a, 2);
    Failure.unlessEqual("a afterwards", value(a), 2);
  }

  private void throwsOutdated() {
    Failure.unlessThrown(ArithmeticException.class, "atomically", () -> stm.atomically(tx -> {
      begun();
      tx.get(a);
      Actor.elsewhere(() -> commit(a, 1));
      throw new ArithmeticException();
    }));
    Failure.unlessEqual("runs", runs.get(), 1);
  }

  private void holdsNull() {
    Ref<String> text = stm.ref(null);
    Failure.unlessEqual("initial", stm.<String>atomically(tx -> tx.get(text)), null);
    stm.atomically(tx -> set(tx, text, "x"));
    stm.atomically(tx -> {
      tx.set(text, null);
      Failure.unlessEqual("own", tx.get(text), null);
      return 0;
    });
    Failure.unlessEqual("peek", text.peek(), null);
  }

  private void neverMixes() {
    List<String> seen = new ArrayList<>();
    stm.atomically(tx -> {
      int first = tx.get(a);
      if (runs.incrementAndGet() == 1) {
        Actor.elsewhere(() -> stm.atomically(other -> set(other, a, 1) + set(other, b, 1)));
      }
      seen.add(first + " " + tx.get(b));
      return 0;
    });
    Failure.unlessEqual("a and b as seen by all runs", seen, List.of("1 1"));
    Failure.unlessEqual("runs", runs.get(), 2);
  }

  private void readsAgain() {
    List<String> seen = new ArrayList<>();
    stm.atomically(tx -> {
      int first = tx.get(a);
      if (runs.incrementAndGet() == 1) {
        Actor.elsewhere(() -> commit(a, 1));
      }
      seen.add(first + " " + tx.get(a));
      return 0;
    });
    Failure.unlessEqual("a as seen twice by all runs", seen, List.of("1 1"));
  }

  private void losesNothing() {
    stm.atomically(tx -> {
      int old = tx.get(a);
      if (runs.incrementAndGet() <= 3) {
        Actor.elsewhere(() -> stm.atomically(other -> set(other, a, other.get(a) + 10)));
      }
      return set(tx, a, old + 1);
    });
    Failure.unlessEqual("a", a.peek(), 31);
    Failure.unlessEqual("runs", runs.get(), 4);
  }

  // Each takes the other's share only if both are still there.
  private void hasNoSkew() {
    commit(a, 1);
    commit(b, 1);
    stm.atomically(tx -> {
      int both = tx.get(a) + tx.get(b);
      if (runs.incrementAndGet() == 1) {
        Actor.elsewhere(() -> stm.atomically(
            other -> other.get(a) + other.get(b) == 2 ? set(other, b, 0) : 0));
      }
      return both == 2 ? set(tx, a, 0) : 0;
    });
    Failure.unlessEqual("a and b together", a.peek() + b.peek(), 1);
  }

  private void sameValue() {
    stm.atomically(tx -> {
      int old = tx.get(a);
      if (runs.incrementAndGet() == 1) {
        Actor.elsewhere(() -> commit(a, old));
      }
      return set(tx, b, old);
    });
    Failure.unlessEqual("runs", runs.get(), 2);
  }

  private void readsNewest() {
    List<String> seen = new ArrayList<>();
    stm.atomically(tx -> {
      begun();
      int first = tx.get(a);
      Actor.elsewhere(() -> stm.atomically(other -> set(other, b, 7) + set(other, c, 8)));
      seen.add(first + " " + tx.get(b) + " " + tx.get(c));
      return set(tx, a, 1);
    });
    Failure.unlessEqual("a, b, c as seen", seen, List.of("0 7 8"));
    Failure.unlessEqual("runs", runs.get(), 1);
  }

  private void blindSets() {
    stm.atomically(tx -> {
      begun();
      tx.get(a);
      set(tx, b, 1);
      Actor.elsewhere(() -> stm.atomically(other -> set(other, b, 9) + set(other, c, 9)));
      return set(tx, c, 2);
    });
    Failure.unlessEqual("runs", runs.get(), 1);
    Failure.unlessEqual("b, c", List.of(b.peek(), c.peek()), List.of(1, 2));
  }

  private void ownValue() {
    stm.atomically(tx -> {
      begun();
      set(tx, a, 3);
      int own = tx.get(a);
      Actor.elsewhere(() -> commit(a, 9));
      return set(tx, b, own + tx.get(a));
    });
    Failure.unlessEqual("runs", runs.get(), 1);
    Failure.unlessEqual("a, b", List.of(a.peek(), b.peek()), List.of(3, 6));
  }

  private void readOnly() {
    int got = stm.atomically(tx -> {
      begun();
      int sum = tx.get(a) + tx.get(b);
      Actor.elsewhere(() -> commit(a, 5));
      return sum;
    });
    Failure.unlessEqual("result", got, 0);
    Failure.unlessEqual("runs", runs.get(), 1);
  }

  private void readThenSet() {
    List<Integer> seen = new ArrayList<>();
    stm.atomically(tx -> {
      int old = tx.get(a);
      if (runs.incrementAndGet() == 1) {
        Actor.elsewhere(() -> commit(a, 4));
      }
      set(tx, a, old + 100);
      seen.add(tx.get(a));
      return 0;
    });
    Failure.unlessEqual("a as seen by all runs", seen, List.of(100, 104));
    Failure.unlessEqual("a", a.peek(), 104);
  }

  /// Counts a run, and ends a test that would go on for ever.
  private void begun() {
    Failure.unless(runs.incrementAndGet() < 5, "there is no end of runs");
  }

  private void commit(Ref<Integer> ref, int value) {
    stm.atomically(tx -> set(tx, ref, value));
  }

  private int value(Ref<Integer> ref) {
    return stm.<Integer>atomically(tx -> tx.get(ref));
  }

  static <T> int set(Transaction tx, Ref<T> ref, T value) {
    tx.set(ref, value);
    return 0;
  }
}
