package dev.assay.runner.process;

import dev.assay.runner.process.CFunction.CallException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The system calls of Linux that Java has no API for. Numbers are those of the generic kernel
/// interface, which x86-64, AArch64 and RISC-V share.
final class Libc {
  static final int ERROR_NO_ENTRY = 2;
  static final int ERROR_NO_PROCESS = 3;
  static final int ERROR_TRY_AGAIN = 11;
  static final int ERROR_LINK = 40;

  static final int SIGKILL = 9;
  static final int SIGCONT = 18;
  static final int SIGSTOP = 19;

  static final int O_PATH = 0x200000;

  private static final int O_NONBLOCK = 0x800;
  private static final int O_CLOEXEC = 0x80000;
  private static final int F_SETFL = 4;
  private static final int F_SETPIPE_SZ = 1031;
  private static final int F_GETPIPE_SZ = 1032;
  private static final int PR_SET_CHILD_SUBREAPER = 36;
  private static final long SYS_PIDFD_SEND_SIGNAL = 424;
  private static final long SYS_PIDFD_OPEN = 434;
  private static final long SYS_OPENAT2 = 437;
  private static final long RESOLVE_NO_SYMLINKS = 0x04;
  private static final long RESOLVE_BENEATH = 0x08;

  private static final CFunction PRCTL = new CFunction("prctl");
  private static final CFunction SYSCALL = new CFunction("syscall");
  private static final CFunction PIPE2 = new CFunction("pipe2");
  private static final CFunction FCNTL = new CFunction("fcntl");
  private static final CFunction OPENAT = new CFunction("openat");
  private static final CFunction CLOSE = new CFunction("close");
  private static final CFunction READ = new CFunction("read");
  private static final CFunction POLL = new CFunction("poll");
  private static final CFunction WAITPID = new CFunction("waitpid");

  private Libc() {}

  /// From now on, processes of this process's tree whose parents die become children of this
  /// process.
  static void becomeSubreaper() throws CallException {
    PRCTL.call(PR_SET_CHILD_SUBREAPER, 1);
  }

  /// A descriptor that stands for this one process, even when its number is used again. It becomes
  /// readable when the process has ended.
  static int openProcess(int process) throws CallException {
    return SYSCALL.call(SYS_PIDFD_OPEN, process, 0);
  }

  static void signalProcess(int descriptor, int signal) throws CallException {
    SYSCALL.call(SYS_PIDFD_SEND_SIGNAL, descriptor, signal, 0, 0);
  }

  /// Both ends of a pipe.
  ///
  /// @param read does not block
  record Pipe(int read, int write) {}

  /// A pipe that no other program inherits.
  static Pipe pipe() throws CallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment ends = arena.allocate(ValueLayout.JAVA_INT, 2);
      PIPE2.call(ends.address(), O_CLOEXEC);
      Pipe pipe =
          new Pipe(
              ends.getAtIndex(ValueLayout.JAVA_INT, 0), ends.getAtIndex(ValueLayout.JAVA_INT, 1));
      FCNTL.call(pipe.read(), F_SETFL, O_NONBLOCK);
      return pipe;
    }
  }

  /// How many bytes a pipe can hold.
  static int pipeCapacity(int end) throws CallException {
    return FCNTL.call(end, F_GETPIPE_SZ);
  }

  /// Lets a pipe hold more.
  ///
  /// @throws CallException when the user's pipes hold too much already
  static void widenPipe(int end, int bytes) throws CallException {
    FCNTL.call(end, F_SETPIPE_SZ, bytes);
  }

  /// Opens a file, not to be inherited by programs.
  ///
  /// @param path a C string, absolute
  static int open(MemorySegment path, int flags) throws CallException {
    return OPENAT.call(-1, path.address(), flags | O_CLOEXEC);
  }

  /// Opens what a path in a folder leads to, without access to its content.
  ///
  /// @param path a C string; when it leads out of the folder or through a link, the call fails
  static int openBeneath(int folder, MemorySegment path) throws CallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment how = arena.allocate(ValueLayout.JAVA_LONG, 3);
      how.setAtIndex(ValueLayout.JAVA_LONG, 0, O_PATH | O_CLOEXEC);
      how.setAtIndex(ValueLayout.JAVA_LONG, 2, RESOLVE_NO_SYMLINKS | RESOLVE_BENEATH);
      return SYSCALL.call(SYS_OPENAT2, folder, path.address(), how.address(), how.byteSize());
    }
  }

  static void close(int descriptor) {
    try {
      CLOSE.callOnce(descriptor);
    } catch (CallException e) {
      // It is closed even when the call fails. To close it again might close another's.
    }
  }

  /// Reads at most the buffer's size.
  ///
  /// @return how much, 0 at the end, -1 when there is nothing for now
  static int read(int descriptor, MemorySegment buffer) throws CallException {
    try {
      return READ.call(descriptor, buffer.address(), buffer.byteSize());
    } catch (CallException e) {
      if (e.number() == ERROR_TRY_AGAIN) {
        return -1;
      }
      throw e;
    }
  }

  /// Waits until one of the `pollfd`s is ready or the time is over.
  static void poll(MemorySegment descriptors, int count, long milliseconds) throws CallException {
    POLL.call(descriptors.address(), count, milliseconds);
  }

  /// The wait status of a child, once it has ended; it is gone from the process table then.
  static int reap(int child) throws CallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment status = arena.allocate(ValueLayout.JAVA_INT);
      WAITPID.call(child, status.address(), 0);
      return status.get(ValueLayout.JAVA_INT, 0);
    }
  }
}
