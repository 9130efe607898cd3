package channels;

import java.util.List;
import java.util.Optional;

/** Hands values from senders to receivers. */
public final class Channel<T> {
  /** Makes a channel that holds some values before senders have to wait. */
  public Channel(int capacity) {}

  public void send(T value) throws InterruptedException {
    throw new UnsupportedOperationException("not implemented");
  }

  public Optional<T> receive() throws InterruptedException {
    throw new UnsupportedOperationException("not implemented");
  }

  public boolean trySend(T value) {
    throw new UnsupportedOperationException("not implemented");
  }

  public Optional<T> tryReceive() {
    throw new UnsupportedOperationException("not implemented");
  }

  /** Does exactly one of several things. */
  public static Selected select(List<? extends Case> cases) throws InterruptedException {
    throw new UnsupportedOperationException("not implemented");
  }

  public void close() {
    throw new UnsupportedOperationException("not implemented");
  }

  public int size() {
    throw new UnsupportedOperationException("not implemented");
  }

  public int waitingSenders() {
    throw new UnsupportedOperationException("not implemented");
  }

  public int waitingReceivers() {
    throw new UnsupportedOperationException("not implemented");
  }
}
