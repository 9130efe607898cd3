package tests;

import static tests.ChannelTests.counts;
import static tests.ChannelTests.receive;
import static tests.ChannelTests.send;

import channels.Case;
import channels.Channel;
import channels.ClosedException;
import channels.Selected;
import java.util.List;
import java.util.Optional;

/// Waiting on several channels.
final class SelectTests {
  private final Channel<String> a = new Channel<>(0);
  private final Channel<String> b = new Channel<>(1);
  private final Channel<String> c = new Channel<>(0);

  static void addTo(Suite suite) {
    suite.group("select");
    suite.test("the first case that is ready is done", () -> new SelectTests().first());
    suite.test("an earlier case goes before a closed channel", () -> new SelectTests().closedLater());
    suite.test("a closed channel is ready", () -> new SelectTests().closedFirst());
    suite.test("it waits in every line", () -> new SelectTests().waits());
    suite.test("when one case is done it leaves all other lines", () -> new SelectTests().leaves());
    suite.test("a value that it sends goes to one channel only", () -> new SelectTests().sendsOnce());
    suite.test("it keeps its place among others", () -> new SelectTests().inLine());
    suite.test("it is never its own counterpart", () -> new SelectTests().notItself());
    suite.test("two of them can meet", () -> new SelectTests().meet());
    suite.test("a waiting case's value enters the buffer", () -> new SelectTests().enters());
    suite.test("one channel may be in several cases", () -> new SelectTests().severalTimes());
    suite.test("closing a channel ends it", () -> new SelectTests().ends());
    suite.test("an interrupt takes it out of every line", () -> new SelectTests().interrupted());
    suite.test("no case at all is refused", () ->
        Failure.unlessThrown(IllegalArgumentException.class, "select",
            () -> Channel.select(List.of())));
  }

  private static Case.Receive from(Channel<?> channel) {
    return new Case.Receive(channel);
  }

  private static Case to(Channel<String> channel, String value) {
    return new Case.Send<>(channel, value);
  }

  private static Selected done(int index) {
    return new Selected(index, Optional.empty());
  }

  private static Selected done(int index, String value) {
    return new Selected(index, Optional.of(value));
  }

  /// A select that waits, with so many places in these channels' lines.
  private Actor<Selected> select(Case... cases) {
    int before = places();
    Actor<Selected> actor = Actor.start(() -> Channel.select(List.of(cases)));
    Actor.waitUntil("a select waits", () -> places() == before + cases.length);
    return actor;
  }

  private int places() {
    int places = 0;
    for (Channel<String> channel : List.of(a, b, c)) {
      places += channel.waitingSenders() + channel.waitingReceivers();
    }
    return places;
  }

  private void is(Selected got, Selected want) {
    Failure.unlessEqual("selected", got, want);
  }

  private void first() throws InterruptedException {
    Actor<String> sender = send(a, "x");
    is(Channel.select(List.of(from(c), to(b, "y"), from(a))), done(1));
    counts(b, 1, 0, 0);
    is(Channel.select(List.of(to(b, "z"), from(c), from(a), from(b))), done(2, "x"));
    sender.result();
    is(Channel.select(List.of(from(b), to(b, "z"))), done(0, "y"));
    is(Channel.select(List.of(from(b), to(b, "z"))), done(1));
  }

  private void closedLater() throws InterruptedException {
    c.close();
    is(Channel.select(List.of(to(b, "y"), to(c, "x"))), done(0));
    is(Channel.select(List.of(from(b), from(c))), done(0, "y"));
  }

  private void closedFirst() throws InterruptedException {
    c.close();
    is(Channel.select(List.of(from(a), from(c), to(b, "y"))), done(1));
    Failure.unlessThrown(ClosedException.class, "select",
        () -> Channel.select(List.of(from(a), to(c, "x"), to(b, "y"))));
    counts(b, 0, 0, 0);
  }

  private void waits() {
    Actor<Selected> actor = select(from(a), from(b), to(c, "x"));
    counts(a, 0, 0, 1);
    counts(b, 0, 0, 1);
    counts(c, 0, 1, 0);
    Failure.unlessEqual("received", c.tryReceive(), Optional.of("x"));
    is(actor.result(), done(2));
  }

  private void leaves() {
    Actor<Selected> actor = select(from(a), from(b), to(c, "x"));
    Failure.unless(b.trySend("y"), "a receiver waits: a send is ready");
    Failure.unlessEqual("places when the send is over", places(), 0);
    Failure.unlessEqual("a send to another of its channels", a.trySend("z"), false);
    Failure.unlessEqual("a receive from another of its channels", c.tryReceive(), Optional.empty());
    is(actor.result(), done(1, "y"));
  }

  private void sendsOnce() {
    Actor<Selected> actor = select(to(a, "x"), to(c, "x"));
    Failure.unlessEqual("received", c.tryReceive(), Optional.of("x"));
    Failure.unlessEqual("received again", a.tryReceive(), Optional.empty());
    is(actor.result(), done(1));
  }

  private void inLine() {
    Actor<String> before = receive(a);
    Actor<Selected> actor = select(from(c), from(a));
    Actor<String> after = receive(a);
    a.trySend("1");
    a.trySend("2");
    a.trySend("3");
    Failure.unlessEqual("before", before.result(), "1");
    is(actor.result(), done(1, "2"));
    Failure.unlessEqual("after", after.result(), "3");
  }

  private void notItself() {
    Actor<Selected> actor = select(to(a, "own"), from(a));
    counts(a, 0, 1, 1);
    Failure.unless(!actor.isDone(), "it has met itself");
    Failure.unless(a.trySend("other"), "a receiver waits: a send is ready");
    is(actor.result(), done(1, "other"));
    counts(a, 0, 0, 0);
    actor = select(from(a), to(a, "own"));
    Failure.unlessEqual("received", a.tryReceive(), Optional.of("own"));
    is(actor.result(), done(1));
  }

  private void meet() throws InterruptedException {
    Actor<Selected> actor = select(to(a, "x"), from(a), from(c));
    is(Channel.select(List.of(to(a, "y"), from(a))), done(0));
    is(actor.result(), done(1, "y"));
    Failure.unlessEqual("places", places(), 0);
  }

  private void enters() {
    b.trySend("1");
    Actor<Selected> actor = select(from(a), to(b, "2"));
    Actor<String> behind = send(b, "3");
    Failure.unlessEqual("received", b.tryReceive(), Optional.of("1"));
    is(actor.result(), done(1));
    counts(b, 1, 1, 0);
    counts(a, 0, 0, 0);
    Failure.unlessEqual("received", b.tryReceive(), Optional.of("2"));
    Failure.unlessEqual("received", b.tryReceive(), Optional.of("3"));
    behind.result();
  }

  private void severalTimes() {
    Actor<Selected> actor = select(from(c), from(a), from(a), from(a));
    counts(a, 0, 0, 3);
    a.trySend("x");
    counts(a, 0, 0, 0);
    is(actor.result(), done(1, "x"));
    actor = select(to(a, "1"), to(a, "2"));
    counts(a, 0, 2, 0);
    Failure.unlessEqual("received", a.tryReceive(), Optional.of("1"));
    Failure.unlessEqual("received again", a.tryReceive(), Optional.empty());
    is(actor.result(), done(0));
  }

  private void ends() {
    Actor<Selected> receiver = select(from(c), from(a));
    a.close();
    Failure.unlessEqual("places", places(), 0);
    is(receiver.result(), done(1));
    Actor<Selected> sender = select(from(b), to(c, "x"));
    c.close();
    Failure.unlessEqual("places", places(), 0);
    Failure.unlessEqual("error", sender.error().getClass(), ClosedException.class);
    SelectTests others = new SelectTests();
    Actor<Selected> both = others.select(from(others.a), from(others.c), to(others.c, "x"));
    others.c.close();
    others.is(both.result(), done(1));
    Failure.unlessEqual("places", others.places(), 0);
  }

  private void interrupted() {
    Actor<Selected> actor = select(from(a), to(c, "x"));
    actor.interrupt();
    Failure.unlessEqual("error", actor.error().getClass(), InterruptedException.class);
    Failure.unlessEqual("places", places(), 0);
    Failure.unlessEqual("a send", a.trySend("y"), false);
    Failure.unlessEqual("a receive", c.tryReceive(), Optional.empty());
  }
}
