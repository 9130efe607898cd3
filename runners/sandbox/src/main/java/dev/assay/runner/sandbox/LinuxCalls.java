package dev.assay.runner.sandbox;

import dev.assay.runner.process.CFunction;
import dev.assay.runner.process.CFunction.CallException;
import dev.assay.runner.process.PathBytes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/// The functions of the C library that sandboxes are made with. Numbers of system calls are those
/// that all processors share.
final class LinuxCalls {
  static final CFunction SYSCALL = new CFunction("syscall");
  static final CFunction PRCTL = new CFunction("prctl");
  static final CFunction UNSHARE = new CFunction("unshare");
  static final CFunction SETNS = new CFunction("setns");
  static final CFunction MOUNT = new CFunction("mount");
  static final CFunction OPENAT = new CFunction("openat");
  static final CFunction DUP2 = new CFunction("dup2");
  static final CFunction WRITE = new CFunction("write");
  static final CFunction CLOSE = new CFunction("close");
  static final CFunction PRLIMIT = new CFunction("prlimit");

  static final long OPEN_TREE = 428;
  static final long MOVE_MOUNT = 429;
  static final long FSOPEN = 430;
  static final long FSCONFIG = 431;
  static final long FSMOUNT = 432;
  static final long OPENAT2 = 437;
  static final long MOUNT_SETATTR = 442;
  static final long LANDLOCK_CREATE_RULESET = 444;
  static final long LANDLOCK_ADD_RULE = 445;
  static final long LANDLOCK_RESTRICT_SELF = 446;

  static final int HERE = -100;
  static final int O_PATH = 0x200000;
  static final int O_CLOEXEC = 0x80000;

  static final int PR_SET_SECCOMP = 22;
  static final int PR_CAPBSET_DROP = 24;
  static final int PR_SET_NO_NEW_PRIVS = 38;
  static final int SECCOMP_MODE_FILTER = 2;

  private static final long RESOLVE_NO_SYMLINKS = 4;

  private static final int ERROR_NO_ENTRY = 2;
  private static final int ERROR_NOT_PERMITTED = 1;
  private static final int ERROR_ACCESS = 13;

  private LinuxCalls() {}

  /// Opens a file or folder to point at it, whatever may be done with it.
  static int openPath(Path path) throws CallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = PathBytes.string(arena, path.toAbsolutePath());
      return OPENAT.call(HERE, name.address(), O_PATH | O_CLOEXEC);
    }
  }

  /// The same for a folder of a session's own, whose path has no links. One that has been put in
  /// its place meanwhile fails the call, so that nothing is opened to the session that it leads to.
  static int openPathWithoutLinks(Path path) throws CallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = PathBytes.string(arena, path.toAbsolutePath());
      MemorySegment how = arena.allocate(ValueLayout.JAVA_LONG, 3);
      how.setAtIndex(ValueLayout.JAVA_LONG, 0, O_PATH | O_CLOEXEC);
      how.setAtIndex(ValueLayout.JAVA_LONG, 2, RESOLVE_NO_SYMLINKS);
      return SYSCALL.call(OPENAT2, HERE, name.address(), how.address(), how.byteSize());
    }
  }

  /// Whether the file is not there, or not for this user.
  static boolean isAbsent(CallException e) {
    return e.number() == ERROR_NO_ENTRY
        || e.number() == ERROR_NOT_PERMITTED
        || e.number() == ERROR_ACCESS;
  }

  static void close(int descriptor) {
    try {
      CLOSE.call(descriptor);
    } catch (CallException e) {
      // It is closed even then.
    }
  }
}
