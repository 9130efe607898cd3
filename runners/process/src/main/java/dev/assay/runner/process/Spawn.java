package dev.assay.runner.process;

import static dev.assay.runner.process.Libc.INT;
import static dev.assay.runner.process.Libc.POINTER;

import dev.assay.runner.process.Libc.CallException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Starts a program with `posix_spawn`: in a session (in the sense of `setsid`) of its own, with
/// all signals at their defaults and no file but the three standard streams.
///
/// `ProcessBuilder` is not used because of three things. It tells an exit by a signal from an exit
/// with status 128 + n by nothing. It reaps on a thread of its own and, when the program has ended,
/// takes up into memory whatever a survivor still prints. And its child stays in the lab's session.
final class Spawn {
  private static final MethodHandle SPAWN =
      Libc.function("posix_spawn", POINTER, POINTER, POINTER, POINTER, POINTER, POINTER);
  private static final MethodHandle ACTIONS_INIT =
      Libc.function("posix_spawn_file_actions_init", POINTER);
  private static final MethodHandle ACTIONS_DESTROY =
      Libc.function("posix_spawn_file_actions_destroy", POINTER);
  private static final MethodHandle ADD_OPEN =
      Libc.function("posix_spawn_file_actions_addopen", POINTER, INT, POINTER, INT, INT);
  private static final MethodHandle ADD_DUP2 =
      Libc.function("posix_spawn_file_actions_adddup2", POINTER, INT, INT);
  private static final MethodHandle ADD_CHDIR =
      Libc.function("posix_spawn_file_actions_addchdir_np", POINTER, POINTER);
  private static final MethodHandle ADD_CLOSE_FROM =
      Libc.function("posix_spawn_file_actions_addclosefrom_np", POINTER, INT);
  private static final MethodHandle ATTRIBUTES_INIT =
      Libc.function("posix_spawnattr_init", POINTER);
  private static final MethodHandle ATTRIBUTES_DESTROY =
      Libc.function("posix_spawnattr_destroy", POINTER);
  private static final MethodHandle SET_FLAGS =
      Libc.function("posix_spawnattr_setflags", POINTER, ValueLayout.JAVA_SHORT);
  private static final MethodHandle SET_MASK =
      Libc.function("posix_spawnattr_setsigmask", POINTER, POINTER);
  private static final MethodHandle SET_DEFAULTS =
      Libc.function("posix_spawnattr_setsigdefault", POINTER, POINTER);
  private static final MethodHandle SIGNALS_NONE = Libc.function("sigemptyset", POINTER);
  private static final MethodHandle SIGNALS_ALL = Libc.function("sigfillset", POINTER);

  private static final short SETSIGDEF = 0x04;
  private static final short SETSIGMASK = 0x08;
  private static final short SETSID = 0x80;

  /// Larger than `posix_spawnattr_t`, `posix_spawn_file_actions_t` and `sigset_t` of any C library.
  private static final long OPAQUE_BYTES = 1024;

  private Spawn() {}

  /// Looks up every function.
  ///
  /// @throws LinkageError when the C library lacks one
  static void load() {
    // Done by the initialisation of the class.
  }

  /// Starts the program.
  ///
  /// @param output the descriptor that becomes standard output
  /// @param error the descriptor that becomes the error stream
  /// @return the process
  static int start(Launch launch, int output, int error) throws CallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment actions = arena.allocate(OPAQUE_BYTES, 16);
      MemorySegment attributes = arena.allocate(OPAQUE_BYTES, 16);
      Libc.checked("posix_spawn_file_actions_init", ACTIONS_INIT, actions);
      Libc.checked("posix_spawnattr_init", ATTRIBUTES_INIT, attributes);
      try {
        describeFiles(arena, actions, launch, output, error);
        describeAttributes(arena, attributes);
        MemorySegment process = arena.allocate(INT);
        Libc.checked(
            "posix_spawn",
            SPAWN,
            process,
            PathBytes.string(arena, launch.program()),
            actions,
            attributes,
            strings(arena, launch.arguments()),
            strings(arena, assignments(launch.environment())));
        return process.get(INT, 0);
      } finally {
        Libc.checked("posix_spawn_file_actions_destroy", ACTIONS_DESTROY, actions);
        Libc.checked("posix_spawnattr_destroy", ATTRIBUTES_DESTROY, attributes);
      }
    }
  }

  private static void describeFiles(
      Arena arena, MemorySegment actions, Launch launch, int output, int error)
      throws CallException {
    Libc.checked("addopen", ADD_OPEN, actions, 0, arena.allocateFrom("/dev/null"), 0, 0);
    Libc.checked("adddup2", ADD_DUP2, actions, output, 1);
    Libc.checked("adddup2", ADD_DUP2, actions, error, 2);
    Libc.checked("addchdir_np", ADD_CHDIR, actions, PathBytes.string(arena, launch.directory()));
    Libc.checked("addclosefrom_np", ADD_CLOSE_FROM, actions, 3);
  }

  private static void describeAttributes(Arena arena, MemorySegment attributes)
      throws CallException {
    MemorySegment signals = arena.allocate(OPAQUE_BYTES, 16);
    Libc.checked("sigemptyset", SIGNALS_NONE, signals);
    Libc.checked("setsigmask", SET_MASK, attributes, signals);
    Libc.checked("sigfillset", SIGNALS_ALL, signals);
    Libc.checked("setsigdefault", SET_DEFAULTS, attributes, signals);
    Libc.checked("setflags", SET_FLAGS, attributes, (short) (SETSIGDEF | SETSIGMASK | SETSID));
  }

  private static List<String> assignments(Map<String, String> environment) {
    return environment.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .toList();
  }

  private static MemorySegment strings(Arena arena, List<String> values) {
    MemorySegment array = arena.allocate(POINTER, values.size() + 1L);
    for (int i = 0; i < values.size(); i++) {
      array.setAtIndex(POINTER, i, arena.allocateFrom(values.get(i), StandardCharsets.UTF_8));
    }
    return array;
  }
}
