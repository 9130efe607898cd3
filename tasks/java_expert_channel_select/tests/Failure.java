package tests;

import java.util.Objects;

/// What a test found wrong.
final class Failure extends Error {
  private static final long serialVersionUID = 1;

  Failure(String message) {
    super(message);
  }

  static void unless(boolean condition, String what) {
    if (!condition) {
      throw new Failure(what);
    }
  }

  static void unlessEqual(String what, Object got, Object want) {
    if (!Objects.equals(got, want)) {
      throw new Failure(what + ": got " + got + ", want " + want);
    }
  }

  /// Fails unless exactly this class is thrown, and returns it.
  static <E extends Throwable> E unlessThrown(Class<E> type, String what, Suite.Body body) {
    try {
      body.run();
    } catch (Throwable error) {
      if (error.getClass() == type) {
        return type.cast(error);
      }
      throw new Failure(what + ": threw " + error + ", want " + type.getSimpleName());
    }
    throw new Failure(what + ": threw nothing, want " + type.getSimpleName());
  }
}
