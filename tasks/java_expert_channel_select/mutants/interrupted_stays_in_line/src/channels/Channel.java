package channels;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/**
 * Hands values from senders to receivers. One lock serves all channels, since a select changes many
 * at one moment; it is never held while somebody waits.
 */
public final class Channel<T> {
  private static final ReentrantLock LOCK = new ReentrantLock();

  private final int capacity;
  private final Deque<Object> buffer = new ArrayDeque<>();
  private final List<Place> senders = new ArrayList<>();
  private final List<Place> receivers = new ArrayList<>();
  private boolean closed;

  /** Makes a channel that holds some values before senders have to wait. */
  public Channel(int capacity) {
    if (capacity < 0) {
      throw new IllegalArgumentException("the capacity " + capacity + " is negative");
    }
    this.capacity = capacity;
  }

  public void send(T value) throws InterruptedException {
    select(List.of(new Case.Send<>(this, value)));
  }

  public Optional<T> receive() throws InterruptedException {
    return own(select(List.of(new Case.Receive(this))).value());
  }

  public boolean trySend(T value) {
    return firstReady(List.of(new Case.Send<>(this, value))).isPresent();
  }

  public Optional<T> tryReceive() {
    return own(firstReady(List.of(new Case.Receive(this))).flatMap(Selected::value));
  }

  @SuppressWarnings("unchecked")
  private Optional<T> own(Optional<Object> value) {
    return (Optional<T>) value;
  }

  /** Does exactly one of several things. */
  public static Selected select(List<? extends Case> cases) throws InterruptedException {
    if (cases.isEmpty()) {
      throw new IllegalArgumentException("there is no case to select");
    }
    LOCK.lock();
    try {
      Optional<Selected> ready = firstReady(cases);
      if (ready.isPresent()) {
        return ready.get();
      }
      Ticket ticket = new Ticket();
      for (int i = 0; i < cases.size(); i++) {
        ticket.join(i, cases.get(i));
      }
      return ticket.await();
    } finally {
      LOCK.unlock();
    }
  }

  private static Optional<Selected> firstReady(List<? extends Case> cases) {
    LOCK.lock();
    try {
      for (int i = 0; i < cases.size(); i++) {
        int index = i;
        if (cases.get(i) instanceof Case.Send<?> send) {
          if (send.channel().offer(send.value())) {
            return Optional.of(new Selected(index, Optional.empty()));
          }
        } else if (cases.get(i) instanceof Case.Receive receive) {
          Channel<?> channel = receive.channel();
          Optional<Object> value = channel.poll();
          if (value.isPresent() || channel.closed) {
            return Optional.of(new Selected(index, value));
          }
        }
      }
      return Optional.empty();
    } finally {
      LOCK.unlock();
    }
  }

  private boolean offer(Object value) {
    if (closed) {
      throw new ClosedException();
    }
    if (!receivers.isEmpty()) {
      Place receiver = receivers.get(0);
      receiver.ticket.finish(new Selected(receiver.index, Optional.of(value)));
      return true;
    }
    return buffer.size() < capacity && buffer.add(value);
  }

  private Optional<Object> poll() {
    if (!senders.isEmpty()) {
      Place sender = senders.get(0);
      sender.ticket.finish(new Selected(sender.index, Optional.empty()));
      buffer.add(sender.value);
    }
    return Optional.ofNullable(buffer.poll());
  }

  public void close() {
    LOCK.lock();
    try {
      closed = true;
      while (!senders.isEmpty() || !receivers.isEmpty()) {
        boolean sends = !senders.isEmpty();
        Ticket ticket = (sends ? senders : receivers).get(0).ticket;
        Place first = ticket.firstAt(this);
        ticket.closed = senders.contains(first);
        ticket.finish(new Selected(first.index, Optional.empty()));
      }
    } finally {
      LOCK.unlock();
    }
  }

  public int size() {
    return locked(buffer::size);
  }

  public int waitingSenders() {
    return locked(senders::size);
  }

  public int waitingReceivers() {
    return locked(receivers::size);
  }

  private static int locked(IntSupplier count) {
    LOCK.lock();
    try {
      return count.getAsInt();
    } finally {
      LOCK.unlock();
    }
  }

  /** A place in a channel's line. Each is equal to itself only. */
  private static final class Place {
    final Ticket ticket;
    final int index;
    final Channel<?> channel;
    final Object value;

    Place(Ticket ticket, int index, Channel<?> channel, Object value) {
      this.ticket = ticket;
      this.index = index;
      this.channel = Objects.requireNonNull(channel);
      this.value = value;
    }
  }

  /** Somebody who waits, in one line or in many. */
  private static final class Ticket {
    private final Condition over = LOCK.newCondition();
    private final List<Place> places = new ArrayList<>();
    private Selected result;
    private boolean closed;

    void join(int index, Case added) {
      Place place;
      if (added instanceof Case.Send<?> send) {
        place = new Place(this, index, send.channel(), send.value());
        place.channel.senders.add(place);
      } else {
        place = new Place(this, index, ((Case.Receive) added).channel(), null);
        place.channel.receivers.add(place);
      }
      places.add(place);
    }

    Place firstAt(Channel<?> channel) {
      return places.stream().filter(place -> place.channel == channel).findFirst().orElseThrow();
    }

    void finish(Selected selected) {
      result = selected;
      leave();
      over.signal();
    }

    private void leave() {
      for (Place place : places) {
        place.channel.senders.remove(place);
        place.channel.receivers.remove(place);
      }
    }

    Selected await() throws InterruptedException {
      try {
        while (result == null) {
          over.await();
        }
      } catch (InterruptedException e) {
        if (result == null) {
          throw e;
        }
        Thread.currentThread().interrupt();
      }
      if (closed) {
        throw new ClosedException();
      }
      return result;
    }
  }
}
