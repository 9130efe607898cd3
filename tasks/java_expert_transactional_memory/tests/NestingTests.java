package tests;

import static tests.RunTests.set;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import stm.Stm;
import stm.Stm.Ref;
import stm.Transaction;

/// Bodies within bodies, and misuse.
final class NestingTests {
  private final Stm stm = new Stm();
  private final Ref<Integer> a = stm.ref(0);
  private final Ref<Integer> b = stm.ref(0);
  private final Stm other = new Stm();
  private final Ref<Integer> others = other.ref(0);

  static void addTo(Suite suite) {
    suite.group("nesting");
    suite.test("an inner body is part of the outer run", () -> new NestingTests().joins());
    suite.test("what an inner body throws undoes nothing", () -> new NestingTests().throwsWithin());
    suite.test("an inner retry is that of its surroundings", () -> new NestingTests().retriesWithin());
    suite.test("another memory's transaction commits at once", () -> new NestingTests().isOfItsOwn());
    suite.test("a run is given up through another memory's body", () -> new NestingTests().signals());
    suite.test("a retry goes through another memory's alternatives", () -> new NestingTests().retries());
    suite.group("misuse");
    suite.test("a transaction is of no use after its run", () -> new NestingTests().afterwards());
    suite.test("a transaction is of no use to another thread", () -> new NestingTests().elsewhere());
    suite.test("refs of another memory are refused", () -> new NestingTests().foreign());
  }

  private void joins() {
    AtomicInteger inner = new AtomicInteger();
    stm.atomically(tx -> {
      set(tx, a, 1);
      int got = stm.atomically(same -> {
        inner.incrementAndGet();
        set(same, b, 2);
        return same.get(a);
      });
      Failure.unlessEqual("a within", got, 1);
      Failure.unlessEqual("b of the outer run", tx.get(b), 2);
      Failure.unlessEqual("b outside", b.peek(), 0);
      return 0;
    });
    Failure.unlessEqual("inner calls", inner.get(), 1);
    Failure.unlessEqual("b", b.peek(), 2);
    Failure.unlessThrown(ArithmeticException.class, "outer", () -> stm.atomically(tx -> {
      stm.atomically(same -> set(same, a, 9));
      throw new ArithmeticException();
    }));
    Failure.unlessEqual("a", a.peek(), 1);
  }

  private void throwsWithin() {
    stm.atomically(tx -> {
      Failure.unlessThrown(ArithmeticException.class, "inner", () -> stm.atomically(same -> {
        set(same, a, 1);
        throw new ArithmeticException();
      }));
      return set(tx, b, 2);
    });
    Failure.unlessEqual("a, b", List.of(a.peek(), b.peek()), List.of(1, 2));
  }

  private void retriesWithin() {
    String got = stm.atomically(tx -> tx.orElse(
        first -> stm.atomically(same -> {
          set(same, a, 1);
          return same.<String>retry();
        }),
        second -> "second"));
    Failure.unlessEqual("result", got, "second");
    Failure.unlessEqual("a", a.peek(), 0);
  }

  private void isOfItsOwn() {
    Failure.unlessThrown(ArithmeticException.class, "outer", () -> stm.atomically(tx -> {
      other.atomically(own -> set(own, others, 1));
      Failure.unlessEqual("committed at once", others.peek(), 1);
      throw new ArithmeticException();
    }));
    Failure.unlessEqual("afterwards", others.peek(), 1);
  }

  private void signals() {
    List<String> seen = new ArrayList<>();
    AtomicInteger outer = new AtomicInteger();
    AtomicInteger inner = new AtomicInteger();
    stm.atomically(tx -> {
      int first = tx.get(a);
      if (outer.incrementAndGet() == 1) {
        Actor.elsewhere(() -> stm.atomically(there -> set(there, a, 1) + set(there, b, 1)));
      }
      return other.atomically(own -> {
        Failure.unless(inner.incrementAndGet() < 5, "the inner body is repeated for the outer run");
        set(own, others, own.get(others) + 1);
        seen.add(first + " " + tx.get(b));
        return 0;
      });
    });
    Failure.unlessEqual("seen", seen, List.of("1 1"));
    Failure.unlessEqual("outer runs", outer.get(), 2);
    Failure.unlessEqual("what the given-up run left in the other memory", others.peek(), 1);
  }

  private void retries() {
    String got = stm.atomically(tx -> tx.orElse(
        first -> other.atomically(own -> own.orElse(
            mine -> first.<String>retry(),
            mine -> "the other's second")),
        second -> "second"));
    Failure.unlessEqual("result", got, "second");
  }

  private void afterwards() {
    List<Transaction> kept = new ArrayList<>();
    stm.atomically(tx -> kept.add(tx));
    Transaction old = kept.get(0);
    misused(old);
    stm.atomically(tx -> {
      misused(old);
      return 0;
    });
    List<Transaction> early = new ArrayList<>();
    stm.atomically(tx -> {
      early.add(tx);
      int value = tx.get(a);
      if (early.size() == 1) {
        Actor.elsewhere(() -> stm.atomically(there -> set(there, a, 1)));
      } else {
        misused(early.get(0));
      }
      return set(tx, b, value);
    });
    Failure.unlessEqual("b", b.peek(), 1);
  }

  private void elsewhere() {
    stm.atomically(tx -> {
      Actor.elsewhere(() -> misused(tx));
      Actor.elsewhere(() -> stm.atomically(there -> {
        misused(tx);
        return 0;
      }));
      return set(tx, a, 1);
    });
    Failure.unlessEqual("a", a.peek(), 1);
  }

  private void misused(Transaction tx) {
    Failure.unlessThrown(IllegalStateException.class, "get", () -> tx.get(a));
    Failure.unlessThrown(IllegalStateException.class, "set", () -> tx.set(a, 66));
    Failure.unlessThrown(IllegalStateException.class, "retry", tx::retry);
    Failure.unlessThrown(IllegalStateException.class, "orElse", () -> tx.orElse(x -> 1, x -> 2));
  }

  private void foreign() {
    stm.atomically(tx -> {
      Failure.unlessThrown(IllegalArgumentException.class, "get", () -> tx.get(others));
      Failure.unlessThrown(IllegalArgumentException.class, "set", () -> tx.set(others, 1));
      return set(tx, a, 1);
    });
    Failure.unlessEqual("a, other", List.of(a.peek(), others.peek()), List.of(1, 0));
  }
}
