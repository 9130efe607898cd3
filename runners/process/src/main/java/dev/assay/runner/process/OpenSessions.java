package dev.assay.runner.process;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The sessions of this Java process, to be closed when it is ended from outside: commands are in
/// sessions of their own and do not notice that somebody pressed Ctrl-C.
final class OpenSessions {
  private static final Logger LOGGER = System.getLogger(OpenSessions.class.getName());
  private static final Set<ProcessSession> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(OpenSessions::closeAll, "assay-close-sessions"));
  }

  private OpenSessions() {}

  static void add(ProcessSession session) {
    OPEN.add(session);
  }

  static void remove(ProcessSession session) {
    OPEN.remove(session);
  }

  /// One that cannot be closed keeps no other open.
  private static void closeAll() {
    for (ProcessSession session : OPEN) {
      try {
        session.close();
      } catch (IllegalStateException e) {
        LOGGER.log(Level.WARNING, e::getMessage);
      }
    }
  }
}
