package dev.assay.runner.sandbox;

import dev.assay.runner.process.CFunction.CallException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// What one session sees as `/tmp` and `/dev/shm`: two file systems in memory that nothing else
/// sees, gone with the last hold on them. To make and remove folders of a disk for each session
/// took longer than everything else of its start.
///
/// Files in them count as memory of the session, as they do wherever these folders are in memory.
///
/// @param common a descriptor of what is `/tmp`
/// @param memory a descriptor of what is `/dev/shm`
record ScratchSpace(int common, int memory) implements AutoCloseable {
  private static final int OWN_DESCRIPTOR = 1;
  private static final int SET_TEXT = 1;
  private static final int CREATE = 6;
  private static final int NO_SET_USER_ID = 2;
  private static final int NO_DEVICES = 4;

  /// By so much more than a session may fill it holds, so that a session which does is seen to and
  /// not told of a full disk.
  private static final long SLACK_BYTES = 16L << 20;

  /// @param diskBytes what the session's files may take; without a limit it is half the memory
  /// @throws CallException when this user, or this kernel, cannot make such file systems
  static ScratchSpace make(OptionalLong diskBytes) throws CallException {
    int common = fileSystem(diskBytes);
    try {
      return new ScratchSpace(common, fileSystem(diskBytes));
    } catch (CallException e) {
      LinuxCalls.close(common);
      throw e;
    }
  }

  private static int fileSystem(OptionalLong diskBytes) throws CallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment type = arena.allocateFrom("tmpfs");
      int made = LinuxCalls.SYSCALL.call(LinuxCalls.FSOPEN, type.address(), OWN_DESCRIPTOR);
      try {
        set(arena, made, "mode", "1777");
        if (diskBytes.isPresent()) {
          set(arena, made, "size", Long.toString(diskBytes.getAsLong() + SLACK_BYTES));
        }
        LinuxCalls.SYSCALL.call(LinuxCalls.FSCONFIG, made, CREATE, 0, 0, 0);
        return LinuxCalls.SYSCALL.call(
            LinuxCalls.FSMOUNT, made, OWN_DESCRIPTOR, NO_SET_USER_ID | NO_DEVICES);
      } finally {
        LinuxCalls.close(made);
      }
    }
  }

  private static void set(Arena arena, int made, String name, String value) throws CallException {
    LinuxCalls.SYSCALL.call(
        LinuxCalls.FSCONFIG,
        made,
        SET_TEXT,
        arena.allocateFrom(name).address(),
        arena.allocateFrom(value).address(),
        0);
  }

  /// Where the lab finds what is the session's `/tmp`.
  Path commonPlace() {
    return place(common);
  }

  /// Where the lab finds both.
  List<Path> places() {
    return List.of(place(common), place(memory));
  }

  private static Path place(int descriptor) {
    // The point makes it the folder and not the link to it.
    return Path.of("/proc/self/fd", Integer.toString(descriptor), ".");
  }

  @Override
  public void close() {
    LinuxCalls.close(common);
    LinuxCalls.close(memory);
  }
}
