package tests;

import static tests.RunTests.set;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import stm.Stm;
import stm.Stm.Ref;

/// Outcomes of short races, each of which some order of the transactions must explain.
final class StressTests {
  private static final int REFS = 3;

  /// Reads refs, and sets others to the sum of what was read plus a number.
  private record Program(int[] reads, int[] sets, int plus) {
    static Program random(Random random) {
      return new Program(
          random.ints(random.nextInt(3), 0, REFS).toArray(),
          random.ints(random.nextInt(3), 0, REFS).toArray(),
          1 + random.nextInt(9));
    }

    int runIn(int[] memory) {
      int sum = 0;
      for (int ref : reads) {
        sum += memory[ref];
      }
      for (int ref : sets) {
        memory[ref] = sum + plus;
      }
      return sum;
    }

    int runIn(Stm stm, List<Ref<Integer>> memory) {
      return stm.atomically(tx -> {
        int sum = 0;
        for (int ref : reads) {
          sum += tx.get(memory.get(ref));
        }
        for (int ref : sets) {
          set(tx, memory.get(ref), sum + plus);
        }
        return sum;
      });
    }

    @Override
    public String toString() {
      return "read " + Arrays.toString(reads) + " set " + Arrays.toString(sets) + " +" + plus;
    }
  }

  private final Program[][] programs;
  private final int[][] results;
  private Stm stm;
  private List<Ref<Integer>> memory;

  private StressTests(int actors, int each) {
    programs = new Program[actors][each];
    results = new int[actors][each];
  }

  static void addTo(Suite suite) {
    suite.group("stress");
    suite.test("every outcome of two actors is that of some order", () -> new StressTests(2, 2).run(6_000));
    suite.test("every outcome of three actors is that of some order", () -> new StressTests(3, 2).run(2_000));
    suite.test("every outcome of four actors is that of some order", () -> new StressTests(4, 1).run(1_500));
    suite.test("sums are kept and never seen otherwise", StressTests::keepsSums);
    suite.test("nothing is lost in a small buffer, and nobody waits for ever", StressTests::buffer);
  }

  private void run(int rounds) {
    Random random = new Random(4_711);
    int actors = programs.length;
    Rounds race = new Rounds(actors, rounds, actor -> {
      for (int i = 0; i < programs[actor].length; i++) {
        results[actor][i] = programs[actor][i].runIn(stm, memory);
      }
    });
    long begin = System.nanoTime();
    for (int round = 0; round < rounds && Rounds.goOn(begin); round++) {
      stm = new Stm();
      memory = new ArrayList<>();
      for (int i = 0; i < REFS; i++) {
        memory.add(stm.ref(0));
      }
      for (Program[] list : programs) {
        Arrays.setAll(list, i -> Program.random(random));
      }
      race.next(actors);
      int[] end = memory.stream().mapToInt(Ref::peek).toArray();
      Failure.unless(
          explained(new int[actors], new int[REFS], end),
          "round %d: no order of %s gives %s and leaves %s".formatted(round,
              Arrays.deepToString(programs), Arrays.deepToString(results), Arrays.toString(end)));
    }
    race.end();
  }

  /// Whether some order of what is left, each actor's in turn, gives the results and the end.
  private boolean explained(int[] next, int[] state, int[] end) {
    boolean finished = true;
    for (int actor = 0; actor < programs.length; actor++) {
      if (next[actor] == programs[actor].length) {
        continue;
      }
      finished = false;
      int[] after = state.clone();
      if (programs[actor][next[actor]].runIn(after) == results[actor][next[actor]]) {
        next[actor]++;
        boolean found = explained(next, after, end);
        next[actor]--;
        if (found) {
          return true;
        }
      }
    }
    return finished && Arrays.equals(state, end);
  }

  private static void keepsSums() {
    Stm stm = new Stm();
    List<Ref<Integer>> accounts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      accounts.add(stm.ref(100));
    }
    List<Actor<Integer>> actors = new ArrayList<>();
    for (int seed = 0; seed < 3; seed++) {
      Random random = new Random(seed);
      actors.add(Actor.start(() -> {
        for (int i = 0; i < 3_000; i++) {
          Ref<Integer> from = accounts.get(random.nextInt(4));
          Ref<Integer> to = accounts.get(random.nextInt(4));
          int amount = random.nextInt(20);
          stm.atomically(tx -> set(tx, from, tx.get(from) - amount) + set(tx, to, tx.get(to) + amount));
        }
        return 0;
      }));
    }
    for (int i = 0; i < 3_000; i++) {
      stm.atomically(tx -> {
        int sum = accounts.stream().mapToInt(tx::get).sum();
        Failure.unlessEqual("sum within a body", sum, 400);
        return 0;
      });
    }
    actors.forEach(Actor::result);
    Failure.unlessEqual("sum", accounts.stream().mapToInt(Ref::peek).sum(), 400);
  }

  private static void buffer() {
    int producers = 2;
    int each = 1_500;
    Stm stm = new Stm();
    Ref<List<Integer>> buffer = stm.ref(List.of());
    List<Actor<Integer>> all = new ArrayList<>();
    List<Actor<List<Integer>>> consumers = new ArrayList<>();
    for (int producer = 0; producer < producers; producer++) {
      int first = producer * each;
      all.add(Actor.start(() -> {
        for (int i = first; i < first + each; i++) {
          int item = i;
          stm.atomically(tx -> {
            List<Integer> items = new ArrayList<>(tx.get(buffer));
            if (items.size() == 2) {
              return tx.<Integer>retry();
            }
            items.add(item);
            return set(tx, buffer, List.copyOf(items));
          });
        }
        return 0;
      }));
      consumers.add(Actor.start(() -> {
        List<Integer> taken = new ArrayList<>();
        for (int i = 0; i < each; i++) {
          taken.add(stm.atomically(tx -> {
            List<Integer> items = tx.get(buffer);
            if (items.isEmpty()) {
              return tx.<Integer>retry();
            }
            tx.set(buffer, items.subList(1, items.size()));
            return items.get(0);
          }));
        }
        return taken;
      }));
    }
    all.forEach(Actor::result);
    List<Integer> taken = new ArrayList<>();
    for (Actor<List<Integer>> consumer : consumers) {
      taken.addAll(consumer.result());
    }
    Failure.unlessEqual("different items", taken.stream().distinct().count(), (long) producers * each);
    Failure.unlessEqual("waiting at the end", stm.waiting(), 0);
  }
}
