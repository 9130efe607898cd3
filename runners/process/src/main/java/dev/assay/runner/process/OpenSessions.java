package dev.assay.runner.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The sessions of this Java process, to be closed when it is ended from outside: commands are in
/// sessions of their own and do not notice that somebody pressed Ctrl-C.
final class OpenSessions {
  private static final Set<ProcessSession> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> OPEN.forEach(ProcessSession::close), "assay-close-sessions"));
  }

  private OpenSessions() {}

  static void add(ProcessSession session) {
    OPEN.add(session);
  }

  static void remove(ProcessSession session) {
    OPEN.remove(session);
  }
}
