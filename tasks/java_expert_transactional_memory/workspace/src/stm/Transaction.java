package stm;

import java.util.function.Function;

/** What a body does with the memory. It is of use only within its run, on its thread. */
public interface Transaction {
  /** The value of a ref as this run sees it. */
  <T> T get(Stm.Ref<T> ref);

  /** Gives a ref a value when this run commits. */
  <T> void set(Stm.Ref<T> ref, T value);

  /** Gives this run up and waits until another one is worth while. */
  <T> T retry();

  /** What the first does, or what the second does if the first retries. */
  <T> T orElse(
      Function<? super Transaction, ? extends T> first,
      Function<? super Transaction, ? extends T> second);
}
