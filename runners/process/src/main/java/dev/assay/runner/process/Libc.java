package dev.assay.runner.process;

import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// The system calls of Linux that Java has no API for. Numbers are those of the generic kernel
/// interface, which x86-64, AArch64 and RISC-V share.
@SuppressWarnings("restricted")
final class Libc {
  static final int ERROR_INTERRUPTED = 4;
  static final int ERROR_NO_PROCESS = 3;
  static final int ERROR_TRY_AGAIN = 11;

  static final int SIGKILL = 9;
  static final int SIGCONT = 18;
  static final int SIGSTOP = 19;

  private static final int PR_SET_CHILD_SUBREAPER = 36;
  private static final long SYS_PIDFD_SEND_SIGNAL = 424;
  private static final long SYS_PIDFD_OPEN = 434;
  private static final long SYS_OPENAT2 = 437;
  private static final long RESOLVE_NO_SYMLINKS = 0x04;
  private static final long RESOLVE_BENEATH = 0x08;
  static final int O_PATH = 0x200000;
  private static final int O_NONBLOCK = 0x800;
  private static final int O_CLOEXEC = 0x80000;
  private static final int F_SETFL = 4;
  private static final int F_SETPIPE_SZ = 1031;
  private static final int F_GETPIPE_SZ = 1032;

  static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT;
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  static final AddressLayout POINTER = ValueLayout.ADDRESS;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup SYMBOLS = LINKER.defaultLookup();
  private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final Linker.Option WITH_ERRNO = Linker.Option.captureCallState("errno");

  private static final MethodHandle PRCTL =
      variadic("prctl", FunctionDescriptor.of(INT, INT, LONG), 1);
  private static final MethodHandle SYSCALL =
      variadic("syscall", FunctionDescriptor.of(LONG, LONG, LONG, LONG, LONG, LONG), 1);
  private static final MethodHandle FCNTL =
      variadic("fcntl", FunctionDescriptor.of(INT, INT, INT, LONG), 2);
  private static final MethodHandle PIPE2 =
      LINKER.downcallHandle(symbol("pipe2"), FunctionDescriptor.of(INT, POINTER, INT), WITH_ERRNO);
  private static final MethodHandle OPENAT =
      variadic("openat", FunctionDescriptor.of(INT, INT, POINTER, INT), 3);
  private static final MethodHandle CLOSE = function("close", INT);
  private static final MethodHandle READ =
      LINKER.downcallHandle(
          symbol("read"), FunctionDescriptor.of(LONG, INT, POINTER, LONG), WITH_ERRNO);
  private static final MethodHandle POLL =
      LINKER.downcallHandle(
          symbol("poll"), FunctionDescriptor.of(INT, POINTER, LONG, INT), WITH_ERRNO);
  private static final MethodHandle WAITPID =
      LINKER.downcallHandle(
          symbol("waitpid"), FunctionDescriptor.of(INT, INT, POINTER, INT), WITH_ERRNO);
  private static final MethodHandle STRERROR =
      LINKER.downcallHandle(symbol("strerror"), FunctionDescriptor.of(POINTER, INT));

  private Libc() {}

  /// A failed call.
  static final class CallException extends IOException {
    private static final long serialVersionUID = 1L;
    private final int number;

    CallException(String call, int number) {
      super(call + ": " + describe(number));
      this.number = number;
    }

    /// The value of `errno`.
    int number() {
      return number;
    }
  }

  static MemorySegment symbol(String name) {
    return SYMBOLS
        .find(name)
        .orElseThrow(() -> new UnsatisfiedLinkError("the C library has no " + name));
  }

  private static MethodHandle variadic(String name, FunctionDescriptor descriptor, int fixed) {
    return LINKER.downcallHandle(
        symbol(name), descriptor, Linker.Option.firstVariadicArg(fixed), WITH_ERRNO);
  }

  /// What the system calls the error.
  static String describe(int number) {
    try {
      MemorySegment text = (MemorySegment) STRERROR.invokeExact(number);
      return text.reinterpret(Long.MAX_VALUE).getString(0);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /// From now on, processes of this process's tree whose parents die become children of this
  /// process.
  static void becomeSubreaper() throws CallException {
    call("prctl", state -> (int) PRCTL.invokeExact(state, PR_SET_CHILD_SUBREAPER, 1L));
  }

  /// A descriptor that stands for this one process, even when its number is used again. It becomes
  /// readable when the process has ended.
  static int openProcess(int process) throws CallException {
    return (int) systemCall("pidfd_open", SYS_PIDFD_OPEN, process, 0, 0, 0);
  }

  static void signalProcess(int descriptor, int signal) throws CallException {
    systemCall("pidfd_send_signal", SYS_PIDFD_SEND_SIGNAL, descriptor, signal, 0, 0);
  }

  private static long systemCall(
      String name, long number, long first, long second, long third, long fourth)
      throws CallException {
    return call(
        name, state -> (long) SYSCALL.invokeExact(state, number, first, second, third, fourth));
  }

  /// Both ends of a pipe.
  ///
  /// @param read does not block
  record Pipe(int read, int write) {}

  /// A pipe that no other program inherits.
  static Pipe pipe() throws CallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment ends = arena.allocate(INT, 2);
      call("pipe2", state -> (int) PIPE2.invokeExact(state, ends, O_CLOEXEC));
      Pipe pipe = new Pipe(ends.getAtIndex(INT, 0), ends.getAtIndex(INT, 1));
      control(pipe.read(), F_SETFL, O_NONBLOCK);
      return pipe;
    }
  }

  /// How many bytes a pipe can hold.
  static int pipeCapacity(int end) throws CallException {
    return control(end, F_GETPIPE_SZ, 0);
  }

  /// Lets a pipe hold more.
  ///
  /// @throws CallException when the user's pipes hold too much already
  static void widenPipe(int end, int bytes) throws CallException {
    control(end, F_SETPIPE_SZ, bytes);
  }

  private static int control(int descriptor, int operation, long value) throws CallException {
    return (int)
        call("fcntl", state -> (int) FCNTL.invokeExact(state, descriptor, operation, value));
  }

  /// Opens a file, not to be inherited by programs.
  ///
  /// @param path a C string, absolute
  static int open(MemorySegment path, int flags) throws CallException {
    return (int)
        call("openat", state -> (int) OPENAT.invokeExact(state, -1, path, flags | O_CLOEXEC));
  }

  /// Opens what a path in a folder leads to, without access to its content.
  ///
  /// @param path a C string; when it leads out of the folder or through a link, the call fails
  static int openBeneath(int folder, MemorySegment path) throws CallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment how = arena.allocate(LONG, 3);
      how.setAtIndex(LONG, 0, O_PATH | O_CLOEXEC);
      how.setAtIndex(LONG, 2, RESOLVE_NO_SYMLINKS | RESOLVE_BENEATH);
      return (int)
          systemCall("openat2", SYS_OPENAT2, folder, path.address(), how.address(), how.byteSize());
    }
  }

  static void close(int descriptor) {
    try {
      // It is closed even when the call fails. To close it again might close another's.
      int _ = (int) CLOSE.invokeExact(descriptor);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /// Reads at most the buffer's size.
  ///
  /// @return how much, 0 at the end, -1 when there is nothing for now
  static int read(int descriptor, MemorySegment buffer) throws CallException {
    try {
      return (int)
          call(
              "read",
              state -> (long) READ.invokeExact(state, descriptor, buffer, buffer.byteSize()));
    } catch (CallException e) {
      if (e.number() == ERROR_TRY_AGAIN) {
        return -1;
      }
      throw e;
    }
  }

  /// Waits until one of the `pollfd`s is ready or the time is over.
  static void poll(MemorySegment descriptors, int count, int milliseconds) throws CallException {
    call("poll", state -> (int) POLL.invokeExact(state, descriptors, (long) count, milliseconds));
  }

  /// The wait status of a child, once it has ended; it is gone from the process table then.
  static int reap(int child) throws CallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment status = arena.allocate(INT);
      call("waitpid", state -> (int) WAITPID.invokeExact(state, child, status, 0));
      return status.get(INT, 0);
    }
  }

  /// Calls a function of the C library that returns an error number.
  static void checked(String name, MethodHandle function, Object... arguments)
      throws CallException {
    int error;
    try {
      error = (int) function.invokeWithArguments(Arrays.asList(arguments));
    } catch (Throwable e) {
      throw unexpected(e);
    }
    if (error != 0) {
      throw new CallException(name, error);
    }
  }

  /// A function of the C library that returns an `int`.
  static MethodHandle function(String name, MemoryLayout... parameters) {
    return LINKER.downcallHandle(symbol(name), FunctionDescriptor.of(INT, parameters));
  }

  private interface Call {
    long on(MemorySegment state) throws Throwable;
  }

  /// Makes a call that returns less than 0 when it fails, again when a signal broke it off.
  private static long call(String name, Call call) throws CallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      while (true) {
        long result = call.on(state);
        int error = (int) ERRNO.get(state, 0L);
        if (result >= 0) {
          return result;
        }
        if (error != ERROR_INTERRUPTED) {
          throw new CallException(name, error);
        }
      }
    } catch (CallException e) {
      throw e;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static AssertionError unexpected(Throwable e) {
    return new AssertionError("a call of the C library is bound wrongly", e);
  }
}
