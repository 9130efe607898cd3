package dev.assay.server;

import dev.assay.ledger.LedgerReader;
import dev.assay.ledger.RecordedEvent;
import dev.assay.protocol.RunId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Follows the ledger while somebody reads along, whoever writes it: this process or another. Each
/// event is read and put into words once for all readers, and the latest are kept for those that
/// are a little behind.
final class EventFeed implements AutoCloseable {
  private static final int KEPT = 4096;
  private static final long KEPT_CHARACTERS = 32L << 20;
  private static final int PAGE = 500;
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final LedgerAccess ledger;
  private final Duration interval;
  private final Deque<StreamedEvent> latest = new ArrayDeque<>();
  private long latestCharacters;

  /// The latest event that was read; everything above `dropped` and up to it is in `latest`.
  private long head = -1;

  private long dropped;
  private int readers;
  private boolean following;
  private boolean closed;

  /// @param interval how long to wait between two looks at the ledger
  EventFeed(LedgerAccess ledger, Duration interval) {
    this.ledger = ledger;
    this.interval = interval;
  }

  /// Begins to follow, unless others made it do so already.
  ///
  /// @return the latest event by now
  synchronized long join() throws ApiException {
    if (head < 0) {
      head = ledger.ask(LedgerReader::head).map(RecordedEvent::sequence).orElse(0L);
      dropped = head;
    }
    readers++;
    if (!following) {
      following = true;
      Thread.ofPlatform().daemon().name("event-feed").start(this::follow);
    }
    return head;
  }

  synchronized void leave() {
    readers--;
    notifyAll();
  }

  synchronized int readers() {
    return readers;
  }

  private void follow() {
    try {
      while (goesOn()) {
        look();
        Thread.sleep(interval);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean goesOn() {
    if (readers == 0 || closed) {
      // What comes until somebody joins again is read from the ledger then.
      following = false;
      head = -1;
      latest.clear();
      latestCharacters = 0;
      notifyAll();
      return false;
    }
    return true;
  }

  private void look() {
    long from;
    synchronized (this) {
      from = head + 1;
    }
    List<StreamedEvent> page = new ArrayList<>();
    try {
      ledger
          .ask(reader -> reader.events(from, PAGE))
          .forEach(event -> page.add(StreamedEvent.of(event)));
    } catch (ApiException e) {
      // Locked, or being replaced: the next look may see it again.
      return;
    }
    if (!page.isEmpty()) {
      publish(page);
    }
  }

  private synchronized void publish(List<StreamedEvent> page) {
    for (StreamedEvent event : page) {
      latest.addLast(event);
      latestCharacters += event.json().length();
      head = event.sequence();
    }
    while (latest.size() > KEPT || latestCharacters > KEPT_CHARACTERS) {
      StreamedEvent oldest = latest.removeFirst();
      latestCharacters -= oldest.json().length();
      dropped = oldest.sequence();
    }
    notifyAll();
  }

  /// Waits until there is an event after this one.
  ///
  /// @return the latest event, at most this long after
  synchronized long awaitAfter(long sequence, Duration most) throws InterruptedException {
    long deadline = System.nanoTime() + most.toNanos();
    while (head <= sequence && !closed) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    return Math.max(head, sequence);
  }

  synchronized boolean closed() {
    return closed;
  }

  /// The next events after this one, from memory where they are kept, else from the ledger.
  ///
  /// @param run only events of this run, or of any
  /// @param until no event after this one
  Batch after(long sequence, Optional<RunId> run, long until, int mostCharacters)
      throws ApiException {
    List<StreamedEvent> candidates;
    synchronized (this) {
      if (head >= 0 && sequence >= dropped) {
        candidates = latest.stream().filter(event -> event.sequence() > sequence).toList();
        return Batch.of(candidates, run, sequence, Math.max(sequence, head), mostCharacters);
      }
    }
    List<RecordedEvent> page =
        ledger.ask(reader ->
            run.isPresent()
                ? reader.events(run.get(), sequence + 1, PAGE)
                : reader.events(sequence + 1, PAGE));
    candidates = page.stream().map(StreamedEvent::of).toList();
    long covered = page.size() < PAGE ? until : page.getLast().sequence();
    return Batch.of(candidates, run, sequence, covered, mostCharacters);
  }

  /// Some events in order.
  ///
  /// @param covered no event up to this one is left out
  record Batch(List<StreamedEvent> events, long covered) {
    private static Batch of(
        List<StreamedEvent> candidates,
        Optional<RunId> run,
        long sequence,
        long covered,
        int mostCharacters) {
      List<StreamedEvent> taken = new ArrayList<>();
      long characters = 0;
      for (StreamedEvent event : candidates) {
        if (run.isPresent() && !event.run().equals(run)) {
          continue;
        }
        if (!taken.isEmpty() && characters + event.json().length() > mostCharacters) {
          return new Batch(taken, taken.getLast().sequence());
        }
        taken.add(event);
        characters += event.json().length();
      }
      long last = taken.isEmpty() ? sequence : taken.getLast().sequence();
      return new Batch(taken, Math.max(covered, last));
    }
  }

  /// Tells all readers, and waits a while for them to leave.
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
    long deadline = System.nanoTime() + FAREWELL.toNanos();
    try {
      while (readers > 0 && System.nanoTime() < deadline) {
        wait(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
