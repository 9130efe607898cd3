package tests;

import channels.Channel;
import channels.ClosedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One channel at a time. Every step begins when the one before is in line or done.
final class ChannelTests {
  private ChannelTests() {}

  static void addTo(Suite suite) {
    suite.group("channel");
    suite.test("values come out in the order sent", ChannelTests::inOrder);
    suite.test("what cannot be done at once is not tried", ChannelTests::tries);
    suite.test("a sender to a full channel waits", ChannelTests::senderWaits);
    suite.test("a receiver of an empty channel waits", ChannelTests::receiverWaits);
    suite.test("without a buffer values go from hand to hand", ChannelTests::rendezvous);
    suite.test("senders are served in the order of the line", ChannelTests::sendersInLine);
    suite.test("receivers are served in the order of the line", ChannelTests::receiversInLine);
    suite.test("a receive lets the first sender's value into the buffer", ChannelTests::noBarging);
    suite.test("arguments that make no sense are refused", ChannelTests::arguments);
    suite.group("closing");
    suite.test("what is in the buffer can still be received", ChannelTests::drains);
    suite.test("a closed channel takes nothing", ChannelTests::refuses);
    suite.test("waiting receivers get nothing", ChannelTests::endsReceivers);
    suite.test("waiting senders throw and their values are dropped", ChannelTests::endsSenders);
    suite.group("interrupts");
    suite.test("an interrupted receiver is in no line", ChannelTests::interruptedReceiver);
    suite.test("an interrupted sender is in no line", ChannelTests::interruptedSender);
    suite.test("an interrupt before the wait ends it", ChannelTests::interruptedBefore);
    suite.test("an interrupt that meets no wait is left alone", ChannelTests::notWaiting);
    suite.test("an interrupt after the end of the wait loses no value", ChannelTests::interruptedAfter);
  }

  static Actor<String> send(Channel<String> channel, String value) {
    int before = channel.waitingSenders();
    Actor<String> actor = Actor.start(() -> {
      channel.send(value);
      return "sent";
    });
    Actor.waitUntil(value + " waits to be sent", () -> channel.waitingSenders() == before + 1);
    return actor;
  }

  static Actor<String> receive(Channel<String> channel) {
    int before = channel.waitingReceivers();
    Actor<String> actor = Actor.start(() -> channel.receive().orElse("nothing"));
    Actor.waitUntil("a receiver waits", () -> channel.waitingReceivers() == before + 1);
    return actor;
  }

  static void counts(Channel<?> channel, int size, int senders, int receivers) {
    Failure.unlessEqual("size, waiting senders and receivers",
        List.of(channel.size(), channel.waitingSenders(), channel.waitingReceivers()),
        List.of(size, senders, receivers));
  }

  private static void inOrder() throws InterruptedException {
    Channel<String> channel = new Channel<>(3);
    for (String value : List.of("a", "b", "c")) {
      channel.send(value);
    }
    counts(channel, 3, 0, 0);
    Failure.unlessEqual("first", channel.receive(), Optional.of("a"));
    channel.send("d");
    for (String value : List.of("b", "c", "d")) {
      Failure.unlessEqual("next", channel.receive(), Optional.of(value));
    }
    counts(channel, 0, 0, 0);
  }

  private static void tries() {
    Channel<String> channel = new Channel<>(1);
    Failure.unlessEqual("receive from empty", channel.tryReceive(), Optional.empty());
    Failure.unlessEqual("send to empty", channel.trySend("a"), true);
    Failure.unlessEqual("send to full", channel.trySend("b"), false);
    Failure.unlessEqual("receive from full", channel.tryReceive(), Optional.of("a"));
    Failure.unlessEqual("send without a buffer", new Channel<String>(0).trySend("a"), false);
    counts(channel, 0, 0, 0);
  }

  private static void senderWaits() {
    Channel<String> channel = new Channel<>(1);
    channel.trySend("a");
    Actor<String> sender = send(channel, "b");
    counts(channel, 1, 1, 0);
    Failure.unlessEqual("received", channel.tryReceive(), Optional.of("a"));
    counts(channel, 1, 0, 0);
    Failure.unlessEqual("sender", sender.result(), "sent");
    Failure.unlessEqual("received", channel.tryReceive(), Optional.of("b"));
  }

  private static void receiverWaits() {
    Channel<String> channel = new Channel<>(1);
    Actor<String> receiver = receive(channel);
    counts(channel, 0, 0, 1);
    Failure.unless(channel.trySend("a"), "a receiver waits: a send is ready");
    counts(channel, 0, 0, 0);
    Failure.unlessEqual("received", receiver.result(), "a");
  }

  private static void rendezvous() {
    Channel<String> channel = new Channel<>(0);
    Actor<String> sender = send(channel, "a");
    counts(channel, 0, 1, 0);
    Failure.unlessEqual("received", channel.tryReceive(), Optional.of("a"));
    counts(channel, 0, 0, 0);
    sender.result();
    Actor<String> receiver = receive(channel);
    Failure.unless(channel.trySend("b"), "a receiver waits: a send is ready");
    Failure.unlessEqual("received", receiver.result(), "b");
  }

  private static void sendersInLine() {
    for (int capacity = 0; capacity < 3; capacity++) {
      Channel<String> channel = new Channel<>(capacity);
      List<String> want = new ArrayList<>();
      List<Actor<String>> senders = new ArrayList<>();
      for (int i = 0; i < capacity + 4; i++) {
        want.add("v" + i);
        if (!channel.trySend("v" + i)) {
          senders.add(send(channel, "v" + i));
        }
      }
      List<String> got = new ArrayList<>();
      for (int i = 0; i < capacity + 4; i++) {
        got.add(channel.tryReceive().orElse("nothing"));
      }
      Failure.unlessEqual("received with capacity " + capacity, got, want);
      senders.forEach(Actor::result);
    }
  }

  private static void receiversInLine() {
    Channel<String> channel = new Channel<>(2);
    List<Actor<String>> receivers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      receivers.add(receive(channel));
    }
    for (int i = 0; i < 4; i++) {
      channel.trySend("v" + i);
    }
    counts(channel, 0, 0, 0);
    for (int i = 0; i < 4; i++) {
      Failure.unlessEqual("receiver " + i, receivers.get(i).result(), "v" + i);
    }
  }

  private static void noBarging() {
    Channel<String> channel = new Channel<>(1);
    channel.trySend("a");
    Actor<String> waiting = send(channel, "b");
    channel.tryReceive();
    Failure.unlessEqual("a send behind one that waits", channel.trySend("late"), false);
    Failure.unlessEqual("received", channel.tryReceive(), Optional.of("b"));
    waiting.result();
  }

  private static void arguments() {
    Failure.unlessThrown(IllegalArgumentException.class, "capacity", () -> new Channel<>(-1));
    Channel<String> channel = new Channel<>(1);
    Failure.unlessThrown(NullPointerException.class, "send", () -> channel.send(null));
    Failure.unlessThrown(NullPointerException.class, "trySend", () -> channel.trySend(null));
    channel.close();
    Failure.unlessThrown(NullPointerException.class, "when closed", () -> channel.trySend(null));
  }

  private static void drains() throws InterruptedException {
    Channel<String> channel = new Channel<>(2);
    channel.send("a");
    channel.send("b");
    channel.close();
    channel.close();
    counts(channel, 2, 0, 0);
    Failure.unlessEqual("first", channel.receive(), Optional.of("a"));
    Failure.unlessEqual("second", channel.tryReceive(), Optional.of("b"));
    Failure.unlessEqual("then", channel.receive(), Optional.empty());
    Failure.unlessEqual("again", channel.tryReceive(), Optional.empty());
  }

  private static void refuses() {
    Channel<String> channel = new Channel<>(2);
    channel.close();
    Failure.unlessThrown(ClosedException.class, "send", () -> channel.send("a"));
    Failure.unlessThrown(ClosedException.class, "trySend", () -> channel.trySend("a"));
    counts(channel, 0, 0, 0);
  }

  private static void endsReceivers() {
    Channel<String> channel = new Channel<>(1);
    List<Actor<String>> receivers = List.of(receive(channel), receive(channel));
    channel.close();
    counts(channel, 0, 0, 0);
    receivers.forEach(r -> Failure.unlessEqual("received", r.result(), "nothing"));
  }

  private static void endsSenders() {
    Channel<String> channel = new Channel<>(1);
    channel.trySend("a");
    List<Actor<String>> senders = List.of(send(channel, "b"), send(channel, "c"));
    channel.close();
    counts(channel, 1, 0, 0);
    senders.forEach(s -> Failure.unlessEqual("error", s.error().getClass(), ClosedException.class));
    Failure.unlessEqual("received", channel.tryReceive(), Optional.of("a"));
    Failure.unlessEqual("then", channel.tryReceive(), Optional.empty());
  }

  private static void interruptedReceiver() {
    Channel<String> channel = new Channel<>(1);
    Actor<String> receiver = receive(channel);
    receiver.interrupt();
    Failure.unlessEqual("error", receiver.error().getClass(), InterruptedException.class);
    counts(channel, 0, 0, 0);
    channel.trySend("a");
    Failure.unlessEqual("received", channel.tryReceive(), Optional.of("a"));
  }

  private static void interruptedSender() {
    Channel<String> channel = new Channel<>(0);
    Actor<String> first = send(channel, "a");
    Actor<String> second = send(channel, "b");
    first.interrupt();
    Failure.unlessEqual("error", first.error().getClass(), InterruptedException.class);
    counts(channel, 0, 1, 0);
    Failure.unlessEqual("received", channel.tryReceive(), Optional.of("b"));
    second.result();
  }

  private static void interruptedBefore() {
    Channel<String> channel = new Channel<>(0);
    Actor<Boolean> actor = Actor.start(() -> {
      Thread.currentThread().interrupt();
      try {
        channel.receive();
        return false;
      } catch (InterruptedException e) {
        return !Thread.currentThread().isInterrupted();
      }
    });
    Failure.unlessEqual("interrupted, and the status cleared", actor.result(), true);
    counts(channel, 0, 0, 0);
  }

  private static void notWaiting() {
    Channel<String> channel = new Channel<>(1);
    Actor<Boolean> actor = Actor.start(() -> {
      Thread.currentThread().interrupt();
      channel.send("a");
      Failure.unlessEqual("received", channel.receive(), Optional.of("a"));
      return Thread.currentThread().isInterrupted();
    });
    Failure.unlessEqual("still interrupted", actor.result(), true);
  }

  private static void interruptedAfter() {
    for (int round = 0; round < 100; round++) {
      Channel<String> channel = new Channel<>(0);
      Actor<String> receiver = receive(channel);
      Failure.unless(channel.trySend("a"), "a receiver waits: a send is ready");
      receiver.interrupt();
      Failure.unlessEqual("received", receiver.result(), "a");
    }
  }
}
