package dev.assay.runner.sandbox;

import dev.assay.runner.process.CFunction;
import dev.assay.runner.process.CFunction.CallException;
import dev.assay.runner.process.PreparedCall;
import dev.assay.runner.process.ThrowAwayThread;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The namespaces of one session: its view of files, its shared memory by key and, where it asks
/// for one, a network with nothing but a loopback interface. They live as long as they are held
/// here or a process is in them. To make them takes the rights of an administrator.
final class Namespaces implements AutoCloseable {
  private static final long NEW_MOUNTS = 0x00020000;
  private static final long NEW_IPC = 0x08000000;
  private static final long NEW_NETWORK = 0x40000000;
  private static final long OWN_FOLDERS = 0x200;

  private static final int FAMILY_INET = 2;
  private static final int TYPE_DATAGRAM = 2;
  private static final int SET_INTERFACE_FLAGS = 0x8914;
  private static final int INTERFACE_REQUEST_BYTES = 40;
  private static final int INTERFACE_NAME_BYTES = 16;
  private static final short UP = 1;

  private static final CFunction SOCKET = new CFunction("socket");
  private static final CFunction IOCTL = new CFunction("ioctl");

  private final List<Integer> held;
  private final List<Integer> entered;
  private final int proc;
  private final int network;

  private Namespaces(List<Integer> held, List<Integer> entered, int proc, int network) {
    this.held = held;
    this.entered = entered;
    this.proc = proc;
    this.network = network;
  }

  /// @param scratch what becomes its `/tmp` and `/dev/shm`
  /// @param ownNetwork whether it gets a network of its own
  /// @param ownView whether it sees files otherwise than the lab does
  static Namespaces make(
      Path workspace,
      SessionFolders folders,
      ScratchSpace scratch,
      List<Path> readable,
      boolean ownNetwork,
      boolean ownView)
      throws CallException, IOException {
    try (Arena arena = Arena.ofConfined();
        MountPlan plan = MountPlan.of(arena, workspace, folders, scratch, readable)) {
      List<PreparedCall> calls = new ArrayList<>();
      calls.add(
          PreparedCall.of(
              "to make namespaces",
              LinuxCalls.UNSHARE,
              NEW_MOUNTS | NEW_IPC | (ownNetwork ? NEW_NETWORK : 0)));
      if (ownView) {
        calls.addAll(plan.calls());
      }
      List<PreparedCall> opened = new ArrayList<>();
      PreparedCall procRoot = open(arena, "/proc", LinuxCalls.O_PATH);
      PreparedCall networkSpace = open(arena, "/proc/thread-self/ns/net", 0);
      opened.add(procRoot);
      opened.add(open(arena, "/proc/thread-self/ns/mnt", 0));
      opened.add(open(arena, "/proc/thread-self/ns/ipc", 0));
      if (ownNetwork) {
        opened.add(networkSpace);
      }
      calls.addAll(opened);
      List<PreparedCall> sockets = ownNetwork ? raiseLoopback(arena) : List.of();
      calls.addAll(sockets);
      boolean done = false;
      try {
        ThrowAwayThread.make(calls);
        done = true;
      } finally {
        if (!sockets.isEmpty()) {
          closeMade(sockets.subList(0, 1));
        }
        if (!done) {
          closeMade(opened);
        }
      }
      List<Integer> held = opened.stream().map(PreparedCall::result).toList();
      return new Namespaces(
          held, held.subList(1, held.size()), procRoot.result(), networkSpace.result());
    }
  }

  private static PreparedCall open(Arena arena, String path, int flags) {
    return PreparedCall.of(
        "to open " + path,
        LinuxCalls.OPENAT,
        LinuxCalls.HERE,
        arena.allocateFrom(path).address(),
        flags | LinuxCalls.O_CLOEXEC);
  }

  private static List<PreparedCall> raiseLoopback(Arena arena) {
    PreparedCall socket =
        PreparedCall.of("socket", SOCKET, FAMILY_INET, TYPE_DATAGRAM | LinuxCalls.O_CLOEXEC, 0);
    MemorySegment request = arena.allocate(INTERFACE_REQUEST_BYTES, 8);
    request.setString(0, "lo");
    request.set(ValueLayout.JAVA_SHORT, INTERFACE_NAME_BYTES, UP);
    return List.of(
        socket,
        PreparedCall.following(
            socket,
            0,
            "to raise the loopback interface",
            IOCTL,
            SET_INTERFACE_FLAGS,
            request.address()));
  }

  private static void closeMade(List<PreparedCall> calls) {
    calls.stream().map(PreparedCall::result).filter(each -> each > 0).forEach(LinuxCalls::close);
  }

  /// What moves a thread into them.
  List<PreparedCall> entry() {
    List<PreparedCall> calls = new ArrayList<>();
    // A thread that shares its working folder with others cannot change its view of files.
    calls.add(PreparedCall.of("unshare", LinuxCalls.UNSHARE, OWN_FOLDERS));
    for (int each : entered) {
      calls.add(PreparedCall.of("to enter a namespace", LinuxCalls.SETNS, each, 0));
    }
    return calls;
  }

  /// What moves a thread into the network only.
  PreparedCall networkEntry() {
    return PreparedCall.of("to enter the network", LinuxCalls.SETNS, network, NEW_NETWORK);
  }

  /// A descriptor of `/proc` as the session sees it.
  int proc() {
    return proc;
  }

  @Override
  public void close() {
    held.forEach(LinuxCalls::close);
  }
}
