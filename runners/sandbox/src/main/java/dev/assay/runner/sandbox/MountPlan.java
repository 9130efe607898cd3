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
  private final ScratchSpace scratch;
  private final List<Graft> grafts = new ArrayList<>();

  private MountPlan(Arena arena, ScratchSpace scratch) {
    this.arena = arena;
    this.scratch = scratch;
  }

  /// Takes hold of what will be seen.
  ///
  /// @param arena lives until the calls have been made
  /// @param scratch stays its maker's to close
  static MountPlan of(
      Arena arena,
      Path workspace,
      SessionFolders folders,
      ScratchSpace scratch,
      List<Path> readable)
      throws CallException, IOException {
    MountPlan plan = new MountPlan(arena, scratch);
    boolean done = false;
    try {
      plan.graftOwn(workspace);
      for (Path own : folders.all()) {
        plan.graftOwn(own);
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
    if (!path.startsWith(COMMON)) {
      return;
    }
    Path names = COMMON.relativize(path);
    int last = names.getNameCount() - 1;
    Path place = scratch.commonPlace();
    for (int i = 0; i <= last; i++) {
      place = place.resolve(names.getName(i));
      if (Files.exists(place)) {
        continue;
      }
      if (i == last && !Files.isDirectory(path)) {
        Files.createFile(place);
      } else {
        Files.createDirectory(place);
      }
    }
  }

  /// A folder of the session's own will be writable, and must not be another by now.
  private void graftOwn(Path folder) throws CallException, IOException {
    makePlace(folder);
    graft(LinuxCalls.openPathWithoutLinks(folder), folder);
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
  List<PreparedCall> calls() throws IOException {
    MemorySegment root = arena.allocateFrom("/");
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
    calls.add(move(scratch.common(), COMMON.toRealPath()));
    if (Files.isDirectory(MEMORY)) {
      calls.add(move(scratch.memory(), MEMORY));
    }
    grafts.forEach(graft -> calls.add(move(graft.tree(), graft.target())));
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

  private PreparedCall move(int tree, Path target) {
    return PreparedCall.of(
        "to mount " + target,
        LinuxCalls.SYSCALL,
        LinuxCalls.MOVE_MOUNT,
        tree,
        arena.allocateFrom("").address(),
        LinuxCalls.HERE,
        PathBytes.string(arena, target).address(),
        FROM_DESCRIPTOR);
  }

  @Override
  public void close() {
    grafts.forEach(graft -> LinuxCalls.close(graft.tree()));
    grafts.clear();
  }
}
