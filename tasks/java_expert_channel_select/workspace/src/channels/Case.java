package channels;

import java.util.Objects;

/** One of the things that a select may do. */
public sealed interface Case {
  /** Sends a value. */
  record Send<T>(Channel<T> channel, T value) implements Case {
    public Send {
      Objects.requireNonNull(channel);
      Objects.requireNonNull(value);
    }
  }

  /** Receives a value. */
  record Receive(Channel<?> channel) implements Case {
    public Receive {
      Objects.requireNonNull(channel);
    }
  }
}
