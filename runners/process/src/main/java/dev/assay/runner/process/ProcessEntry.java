package dev.assay.runner.process;

import dev.assay.runner.process.CFunction.CallException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// One process as `/proc/<number>/stat` shows it.
///
/// @param parent the parent's number
/// @param session the number of the process that last called `setsid` above this one, or its own
/// @param start clock ticks after boot
/// @param ended whether only its exit status is left of it
/// @param stopped whether it waits for `SIGCONT`
record ProcessEntry(
    int number, int parent, int session, long start, boolean ended, boolean stopped) {
  private static final int FIELD_STATE = 0;
  private static final int FIELD_PARENT = 1;
  private static final int FIELD_SESSION = 3;
  private static final int FIELD_THREADS = 17;
  private static final int FIELD_START = 19;

  /// The process of that number, if there is one.
  static Optional<ProcessEntry> read(int number) {
    return parse(number, ProcFile.read("/proc/" + number + "/stat"));
  }

  /// Reads a line of `stat`; empty when it is cut short.
  static Optional<ProcessEntry> parse(int number, byte[] stat) {
    String line = new String(stat, StandardCharsets.ISO_8859_1);
    // The program's name stands in brackets and may hold anything, brackets and spaces included.
    int name = line.lastIndexOf(')');
    if (name < 0 || name + 2 >= line.length()) {
      return Optional.empty();
    }
    String[] fields = line.substring(name + 2).split(" ", -1);
    if (fields.length <= FIELD_START) {
      return Optional.empty();
    }
    char state = fields[FIELD_STATE].charAt(0);
    // A first thread that has ended while others run looks like a zombie.
    boolean lastThread = Integer.parseInt(fields[FIELD_THREADS]) <= 1;
    return Optional.of(
        new ProcessEntry(
            number,
            Integer.parseInt(fields[FIELD_PARENT]),
            Integer.parseInt(fields[FIELD_SESSION]),
            Long.parseLong(fields[FIELD_START]),
            state == 'X' || (state == 'Z' && lastThread),
            state == 'T'));
  }

  /// Sends a signal to exactly this process. Nothing happens when it is gone, even if its number is
  /// in use again.
  ///
  /// @throws CallException when the process may not be signalled
  void signal(int signal) throws CallException {
    try {
      int descriptor = Libc.openProcess(number);
      try {
        if (read(number).map(ProcessEntry::identity).filter(identity()::equals).isPresent()) {
          Libc.signalProcess(descriptor, signal);
        }
      } finally {
        Libc.close(descriptor);
      }
    } catch (CallException e) {
      if (e.number() != Libc.ERROR_NO_PROCESS) {
        throw e;
      }
    }
  }

  /// What tells this process from a later one of the same number.
  Identity identity() {
    return new Identity(number, start);
  }

  /// Names a process for good.
  record Identity(int number, long start) {}
}
