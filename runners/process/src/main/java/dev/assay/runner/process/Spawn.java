package dev.assay.runner.process;

import dev.assay.runner.process.CFunction.CallException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Starts a program with `posix_spawn`: in a session (in the sense of `setsid`) of its own, with
/// all signals at their defaults and no file but the three standard streams.
///
/// `ProcessBuilder` is not used for three reasons. It reports an exit by signal n as status 128 +
/// n, which a program may also exit with by itself. It reaps on a thread of its own and, when the
/// program has ended, takes up into memory whatever a survivor still prints. And its child stays in
/// the lab's session.
final class Spawn {
  private static final CFunction SPAWN = new CFunction("posix_spawn");
  private static final CFunction ACTIONS_INIT = new CFunction("posix_spawn_file_actions_init");
  private static final CFunction ACTIONS_DESTROY =
      new CFunction("posix_spawn_file_actions_destroy");
  private static final CFunction ADD_OPEN = new CFunction("posix_spawn_file_actions_addopen");
  private static final CFunction ADD_DUP2 = new CFunction("posix_spawn_file_actions_adddup2");
  private static final CFunction ADD_CHDIR = new CFunction("posix_spawn_file_actions_addchdir_np");
  private static final CFunction ADD_CLOSE_FROM =
      new CFunction("posix_spawn_file_actions_addclosefrom_np");
  private static final CFunction ATTRIBUTES_INIT = new CFunction("posix_spawnattr_init");
  private static final CFunction ATTRIBUTES_DESTROY = new CFunction("posix_spawnattr_destroy");
  private static final CFunction SET_FLAGS = new CFunction("posix_spawnattr_setflags");
  private static final CFunction SET_MASK = new CFunction("posix_spawnattr_setsigmask");
  private static final CFunction SET_DEFAULTS = new CFunction("posix_spawnattr_setsigdefault");
  private static final CFunction SIGNALS_NONE = new CFunction("sigemptyset");
  private static final CFunction SIGNALS_ALL = new CFunction("sigfillset");

  private static final int SETSIGDEF = 0x04;
  private static final int SETSIGMASK = 0x08;
  private static final int SETSID = 0x80;

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
  /// @param preparation what the thread that starts it does before; with some, that is a thread of
  ///   its own
  /// @param output the descriptor that becomes standard output
  /// @param error the descriptor that becomes the error stream
  /// @return the process
  static int start(Launch launch, int output, int error, List<PreparedCall> preparation)
      throws CallException {
    try (Arena arena = Arena.ofConfined()) {
      long actions = arena.allocate(OPAQUE_BYTES, 16).address();
      long attributes = arena.allocate(OPAQUE_BYTES, 16).address();
      ACTIONS_INIT.callChecked(actions);
      ATTRIBUTES_INIT.callChecked(attributes);
      try {
        describeFiles(arena, actions, launch, output, error);
        describeAttributes(arena, attributes);
        MemorySegment process = arena.allocate(ValueLayout.JAVA_INT);
        PreparedCall spawn =
            PreparedCall.checked(
                "posix_spawn",
                SPAWN,
                process.address(),
                PathBytes.string(arena, launch.program()).address(),
                actions,
                attributes,
                strings(arena, launch.arguments()),
                strings(arena, assignments(launch.environment())));
        if (preparation.isEmpty()) {
          spawn.make();
        } else {
          List<PreparedCall> calls = new ArrayList<>(preparation);
          calls.add(spawn);
          ThrowAwayThread.make(calls);
        }
        return process.get(ValueLayout.JAVA_INT, 0);
      } finally {
        ACTIONS_DESTROY.callChecked(actions);
        ATTRIBUTES_DESTROY.callChecked(attributes);
      }
    }
  }

  private static void describeFiles(Arena arena, long actions, Launch launch, int output, int error)
      throws CallException {
    ADD_OPEN.callChecked(actions, 0, arena.allocateFrom("/dev/null").address(), 0, 0);
    ADD_DUP2.callChecked(actions, output, 1);
    ADD_DUP2.callChecked(actions, error, 2);
    ADD_CHDIR.callChecked(actions, PathBytes.string(arena, launch.directory()).address());
    ADD_CLOSE_FROM.callChecked(actions, 3);
  }

  private static void describeAttributes(Arena arena, long attributes) throws CallException {
    long signals = arena.allocate(OPAQUE_BYTES, 16).address();
    SIGNALS_NONE.callChecked(signals);
    SET_MASK.callChecked(attributes, signals);
    SIGNALS_ALL.callChecked(signals);
    SET_DEFAULTS.callChecked(attributes, signals);
    SET_FLAGS.callChecked(attributes, SETSIGDEF | SETSIGMASK | SETSID);
  }

  private static List<String> assignments(Map<String, String> environment) {
    return environment.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .toList();
  }

  /// The address of an array of C strings that ends with a null pointer.
  private static long strings(Arena arena, List<String> values) {
    MemorySegment array = arena.allocate(ValueLayout.ADDRESS, values.size() + 1L);
    for (int i = 0; i < values.size(); i++) {
      MemorySegment text = arena.allocateFrom(values.get(i), StandardCharsets.UTF_8);
      array.setAtIndex(ValueLayout.ADDRESS, i, text);
    }
    return array.address();
  }
}
