package tests;

import channels.Case;
import channels.Channel;
import channels.ClosedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Short races whose outcome some order of the calls must explain, and long ones that must lose nothing.
final class StressTests {
  private enum Call { SEND, RECEIVE, CLOSE, SIZE }

  private final int capacity;
  private final Call[][] calls;
  private final String[][] results;
  private Channel<Integer> channel;

  private StressTests(int actors, int each, int capacity) {
    this.capacity = capacity;
    calls = new Call[actors][each];
    results = new String[actors][each];
  }

  static void addTo(Suite suite) {
    suite.group("stress");
    suite.test("every outcome of two actors is that of some order", () -> new StressTests(2, 3, 2).run(4_000));
    suite.test("every outcome of three actors is that of some order", () -> new StressTests(3, 2, 1).run(1_500));
    suite.test("every outcome of four actors is that of some order", () -> new StressTests(4, 1, 1).run(1_000));
    suite.test("selects that race for one value take it once", StressTests::raceForOne);
    suite.test("selects on many channels lose nothing and keep the order", StressTests::keepsAll);
  }

  private void run(int rounds) {
    Random random = new Random(1_812);
    int actors = calls.length;
    Rounds race = new Rounds(actors, rounds, actor -> {
      for (int i = 0; i < calls[actor].length; i++) {
        results[actor][i] = call(calls[actor][i], 10 * actor + i);
      }
    });
    long begin = System.nanoTime();
    for (int round = 0; round < rounds && Rounds.goOn(begin); round++) {
      channel = new Channel<>(capacity);
      for (Call[] list : calls) {
        Arrays.setAll(list, i -> {
          int kind = random.nextInt(12);
          return kind < 5 ? Call.SEND : kind < 9 ? Call.RECEIVE : kind < 11 ? Call.SIZE : Call.CLOSE;
        });
      }
      race.next(actors);
      Failure.unless(explained(new int[actors], List.of(), false),
          "round %d: no order of %s gives %s".formatted(
              round, Arrays.deepToString(calls), Arrays.deepToString(results)));
    }
    race.end();
  }

  private String call(Call call, int value) {
    try {
      return switch (call) {
        case SEND -> String.valueOf(channel.trySend(value));
        case RECEIVE -> channel.tryReceive().map(String::valueOf).orElse("nothing");
        case SIZE -> String.valueOf(channel.size());
        case CLOSE -> {
          channel.close();
          yield "closed";
        }
      };
    } catch (ClosedException e) {
      return "refused";
    }
  }

  private boolean explained(int[] next, List<Integer> buffer, boolean closed) {
    boolean finished = true;
    for (int actor = 0; actor < calls.length; actor++) {
      int i = next[actor];
      if (i == calls[actor].length) {
        continue;
      }
      finished = false;
      Deque<Integer> after = new ArrayDeque<>(buffer);
      Call call = calls[actor][i];
      if (model(call, 10 * actor + i, after, closed).equals(results[actor][i])) {
        next[actor]++;
        boolean found = explained(next, List.copyOf(after), closed || call == Call.CLOSE);
        next[actor]--;
        if (found) {
          return true;
        }
      }
    }
    return finished;
  }

  private String model(Call call, int value, Deque<Integer> buffer, boolean closed) {
    return switch (call) {
      case SEND -> closed ? "refused" : String.valueOf(buffer.size() < capacity && buffer.add(value));
      case RECEIVE -> buffer.isEmpty() ? "nothing" : String.valueOf(buffer.poll());
      case SIZE -> String.valueOf(buffer.size());
      case CLOSE -> "closed";
    };
  }

  /// Two selects wait on the same two channels; two senders each send to one of them.
  private static void raceForOne() {
    int rounds = 800;
    List<Channel<Integer>> both = new ArrayList<>();
    int[] got = new int[4];
    Rounds race = new Rounds(4, rounds, actor -> {
      try {
        if (actor < 2) {
          Case first = new Case.Receive(both.get(actor));
          Case second = new Case.Receive(both.get(1 - actor));
          got[actor] = (Integer) Channel.select(List.of(first, second)).value().orElseThrow();
        } else {
          both.get(actor - 2).send(actor);
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
    long begin = System.nanoTime();
    for (int round = 0; round < rounds && Rounds.goOn(begin); round++) {
      both.clear();
      both.add(new Channel<>(0));
      both.add(new Channel<>(0));
      race.next(4);
      Failure.unlessEqual("values taken in round " + round, got[0] + got[1], 5);
      for (Channel<Integer> channel : both) {
        ChannelTests.counts(channel, 0, 0, 0);
      }
    }
    race.end();
  }

  private static void keepsAll() {
    int each = 1_200;
    List<Channel<Integer>> channels = List.of(new Channel<>(0), new Channel<>(2));
    List<Actor<Integer>> senders = new ArrayList<>();
    List<Actor<List<Integer>>> receivers = new ArrayList<>();
    for (int sender = 0; sender < 2; sender++) {
      int first = sender * each;
      int own = sender;
      senders.add(Actor.start(() -> {
        for (int value = first; value < first + each; value++) {
          channels.get(own).send(value);
        }
        channels.get(own).close();
        return 0;
      }));
      receivers.add(Actor.start(() -> takeAll(new ArrayList<>(channels), own)));
    }
    senders.forEach(Actor::result);
    boolean[] taken = new boolean[2 * each];
    for (Actor<List<Integer>> receiver : receivers) {
      int[] last = {-1, -1};
      for (int value : receiver.result()) {
        Failure.unless(!taken[value], value + " was received twice");
        Failure.unless(last[value / each] < value, value + " came after " + last[value / each]);
        taken[value] = true;
        last[value / each] = value;
      }
    }
    for (int value = 0; value < taken.length; value++) {
      Failure.unless(taken[value], value + " was never received");
    }
  }

  /// Receives from whichever channel has something, until all are closed.
  private static List<Integer> takeAll(List<Channel<Integer>> open, int begin) throws InterruptedException {
    List<Integer> values = new ArrayList<>();
    for (int turn = begin; !open.isEmpty(); turn++) {
      int shift = turn % open.size();
      List<Case> cases = new ArrayList<>();
      for (int i = 0; i < open.size(); i++) {
        cases.add(new Case.Receive(open.get((i + shift) % open.size())));
      }
      var selected = Channel.select(cases);
      Optional<Object> value = selected.value();
      if (value.isPresent()) {
        values.add((Integer) value.get());
      } else {
        open.remove((selected.index() + shift) % open.size());
      }
    }
    return values;
  }
}
