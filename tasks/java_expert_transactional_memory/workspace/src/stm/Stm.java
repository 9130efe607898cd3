package stm;

import java.util.function.Function;

/** A memory whose variables are read and set in transactions. */
public final class Stm {
  /** Makes a variable of this memory. */
  public <T> Ref<T> ref(T initial) {
    return new Ref<>(initial);
  }

  /** Runs a body as one transaction. */
  public <T> T atomically(Function<? super Transaction, ? extends T> body) {
    throw new UnsupportedOperationException("not implemented");
  }

  /** The number of threads that wait for a change. */
  public int waiting() {
    throw new UnsupportedOperationException("not implemented");
  }

  /** A variable. */
  public static final class Ref<T> {
    private final T value;

    private Ref(T initial) {
      value = initial;
    }

    /** The newest committed value. */
    public T peek() {
      return value;
    }
  }
}
