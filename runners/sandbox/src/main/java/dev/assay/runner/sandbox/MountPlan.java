package dev.assay.runner.sandbox;

import dev.assay.runner.process.CFunction.CallException;
import dev.assay.runner.process.PathBytes;
import dev.assay.runner.process.PreparedCall;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files of this machine as one session sees them: everything read-only but its own folders,
/// `/tmp` and `/dev/shm` its own, and in `/proc` only processes that it could trace.
///
/// What a session may open at all is Landlock's matter. The mounts add what Landlock does not see:
/// permissions, owners, times and attributes of files cannot be changed on a read-only mount.
final class MountPlan implements AutoCloseable {
  private static final Path COMMON = Path.of("/tmp");
  private static final Path MEMORY = Path.of("/dev/shm");

  private static final int CLONE_TREE = 1;
  private static final int RECURSIVE = 0x8000;
  private static final int EMPTY_PATH = 0x1000;
  private static final int FROM_DESCRIPTOR = 4;
  private static final int MOUNT_READ_ONLY = 1;
  private static final int MOUNT_PRIVATE = 0x4000 | (1 << 18);
  private static final int PROC_FLAGS = 1 | 2 | 4 | 8;

  private record Graft(int tree, Path target) {}

  private final Arena arena;
  private final SessionFolders folders;
  private final List<Graft> grafts = new ArrayList<>();

  private MountPlan(Arena arena, SessionFolders folders) {
    this.arena = arena;
    this.folders = folders;
  }

  /// Takes hold of what will be seen.
  ///
  /// @param arena lives until the calls have been made
  static MountPlan of(Arena arena, Path workspace, SessionFolders folders, List<Path> readable)
      throws CallException, IOException {
    MountPlan plan = new MountPlan(arena, folders);
    boolean done = false;
    try {
      plan.graftOwn(folders.common(), COMMON.toRealPath());
      if (Files.isDirectory(MEMORY)) {
        plan.graftOwn(folders.memory(), MEMORY);
      }
      for (Path own : List.of(workspace, folders.temporary(), folders.home())) {
        plan.makePlace(own);
        plan.graftOwn(own, own);
      }
      for (Path each : readable) {
        if (each.startsWith(COMMON)) {
          plan.makePlace(each);
          plan.graft(LinuxCalls.openPath(each), each);
        }
      }
      done = true;
      return plan;
    } finally {
      if (!done) {
        plan.close();
      }
    }
  }

  /// Makes what a folder or file can be seen at where something else covers its own place.
  private void makePlace(Path path) throws IOException {
    if (path.startsWith(COMMON)) {
      Path place = folders.common().resolve(COMMON.relativize(path));
      if (Files.isDirectory(path)) {
        Files.createDirectories(place);
      } else {
        Files.createDirectories(place.resolveSibling(""));
        Files.createFile(place);
      }
    }
  }

  /// A folder of the session's own will be writable, and must not be another by now.
  private void graftOwn(Path source, Path target) throws CallException {
    graft(LinuxCalls.openPathWithoutLinks(source), target);
  }

  private void graft(int source, Path target) throws CallException {
    try {
      int tree =
          LinuxCalls.SYSCALL.call(
              LinuxCalls.OPEN_TREE,
              source,
              arena.allocateFrom("").address(),
              CLONE_TREE | LinuxCalls.O_CLOEXEC | EMPTY_PATH);
      grafts.add(new Graft(tree, target));
    } finally {
      LinuxCalls.close(source);
    }
  }

  /// What makes the view in the mount namespace of the calling thread.
  List<PreparedCall> calls() {
    MemorySegment root = arena.allocateFrom("/");
    MemorySegment empty = arena.allocateFrom("");
    MemorySegment proc = arena.allocateFrom("proc");
    MemorySegment readOnly = arena.allocate(ValueLayout.JAVA_LONG, 4);
    readOnly.setAtIndex(ValueLayout.JAVA_LONG, 0, MOUNT_READ_ONLY);
    List<PreparedCall> calls = new ArrayList<>();
    calls.add(
        PreparedCall.of(
            "to keep mounts to itself", LinuxCalls.MOUNT, 0, root.address(), 0, MOUNT_PRIVATE, 0));
    calls.add(
        PreparedCall.of(
            "mount_setattr",
            LinuxCalls.SYSCALL,
            LinuxCalls.MOUNT_SETATTR,
            LinuxCalls.HERE,
            root.address(),
            RECURSIVE,
            readOnly.address(),
            readOnly.byteSize()));
    for (Graft graft : grafts) {
      calls.add(
          PreparedCall.of(
              "to mount " + graft.target(),
              LinuxCalls.SYSCALL,
              LinuxCalls.MOVE_MOUNT,
              graft.tree(),
              empty.address(),
              LinuxCalls.HERE,
              PathBytes.string(arena, graft.target()).address(),
              FROM_DESCRIPTOR));
    }
    calls.add(
        PreparedCall.of(
            "to mount /proc",
            LinuxCalls.MOUNT,
            proc.address(),
            arena.allocateFrom("/proc").address(),
            proc.address(),
            PROC_FLAGS,
            arena.allocateFrom("hidepid=ptraceable").address()));
    return calls;
  }

  @Override
  public void close() {
    grafts.forEach(graft -> LinuxCalls.close(graft.tree()));
    grafts.clear();
  }
}
