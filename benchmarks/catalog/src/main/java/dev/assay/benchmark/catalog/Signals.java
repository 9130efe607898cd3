package dev.assay.benchmark.catalog;

import java.util.Map;

/// What POSIX signals are called.
final class Signals {
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(1, "SIGHUP"),
          Map.entry(2, "SIGINT"),
          Map.entry(3, "SIGQUIT"),
          Map.entry(4, "SIGILL"),
          Map.entry(5, "SIGTRAP"),
          Map.entry(6, "SIGABRT"),
          Map.entry(7, "SIGBUS"),
          Map.entry(8, "SIGFPE"),
          Map.entry(9, "SIGKILL"),
          Map.entry(11, "SIGSEGV"),
          Map.entry(13, "SIGPIPE"),
          Map.entry(15, "SIGTERM"),
          Map.entry(24, "SIGXCPU"),
          Map.entry(25, "SIGXFSZ"),
          Map.entry(31, "SIGSYS"));
  private static final int SHELL_OFFSET = 128;

  private Signals() {}

  static String name(int signal) {
    return NAMES.getOrDefault(signal, "signal " + signal);
  }

  /// An exit status in words; shells report the signal that ended a program as 128 and its number.
  static String exitStatus(int status) {
    String signal = NAMES.get(status - SHELL_OFFSET);
    return signal == null
        ? "exit status " + status
        : "exit status " + status + " (a program was ended by " + signal + ")";
  }
}
