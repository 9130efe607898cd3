package dev.assay.runner.process;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// A function of the C library that takes at most six integers or pointers and returns an integer.
///
/// All are called by one method handle, as if each took six 64-bit integers: on the processors that
/// [#supported] names, arguments of these types go to registers one by one whatever their width,
/// variadic or not, and a callee does not look at registers that it has no parameter for. A handle
/// of the exact type for each function would be the same in effect, and take most of a second to
/// make them all.
@SuppressWarnings("restricted")
public final class CFunction {
  private static final int ERROR_INTERRUPTED = 4;

  private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG;
  private static final Linker LINKER = Linker.nativeLinker();
  private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle CALL =
      LINKER.downcallHandle(
          FunctionDescriptor.of(WORD, WORD, WORD, WORD, WORD, WORD, WORD),
          Linker.Option.firstVariadicArg(1),
          Linker.Option.captureCallState("errno"));

  private final String name;
  private final MemorySegment address;

  /// @throws UnsatisfiedLinkError when the C library has no such function
  public CFunction(String name) {
    this.name = name;
    this.address =
        LINKER
            .defaultLookup()
            .find(name)
            .orElseThrow(() -> new UnsatisfiedLinkError("the C library has no " + name));
  }

  /// A call that failed.
  public static final class CallException extends IOException {
    private static final long serialVersionUID = 1L;
    private final int number;

    /// @param function what failed
    /// @param number the value of `errno`
    public CallException(String function, int number) {
      super(function + ": " + describe(number));
      this.number = number;
    }

    /// The value of `errno`.
    public int number() {
      return number;
    }
  }

  /// Whether functions can be called like this on the processor.
  static boolean supported() {
    return switch (System.getProperty("os.arch")) {
      case "amd64", "aarch64", "riscv64" -> true;
      default -> false;
    };
  }

  /// Calls the function, again when a signal broke it off.
  ///
  /// @return what it returned, never negative
  public int call(long... arguments) throws CallException {
    while (true) {
      try {
        return callOnce(arguments);
      } catch (CallException e) {
        if (e.number() != ERROR_INTERRUPTED) {
          throw e;
        }
      }
    }
  }

  /// Calls the function, which tells an error by a negative number and `errno`.
  int callOnce(long... arguments) throws CallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int result = (int) invoke(address, state, arguments);
      if (result < 0) {
        throw new CallException(name, (int) ERRNO.get(state, 0L));
      }
      return result;
    }
  }

  /// Calls the function, which returns the number of an error or 0.
  void callChecked(long... arguments) throws CallException {
    try (Arena arena = Arena.ofConfined()) {
      int error = (int) invoke(address, arena.allocate(STATE), arguments);
      if (error != 0) {
        throw new CallException(name, error);
      }
    }
  }

  private static long invoke(MemorySegment address, MemorySegment state, long[] arguments) {
    try {
      return (long)
          CALL.invokeExact(
              address,
              state,
              argument(arguments, 0),
              argument(arguments, 1),
              argument(arguments, 2),
              argument(arguments, 3),
              argument(arguments, 4),
              argument(arguments, 5));
    } catch (Throwable e) {
      throw new AssertionError("a call of the C library is bound wrongly", e);
    }
  }

  private static long argument(long[] arguments, int index) {
    return index < arguments.length ? arguments[index] : 0;
  }

  /// What the system calls the error.
  private static String describe(int number) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = LINKER.defaultLookup().find("strerror").orElseThrow();
      long text = invoke(address, arena.allocate(STATE), new long[] {number});
      return MemorySegment.ofAddress(text).reinterpret(Long.MAX_VALUE).getString(0);
    }
  }
}
