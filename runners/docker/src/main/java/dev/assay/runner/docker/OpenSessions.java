package dev.assay.runner.docker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The sessions of this Java process, to be closed when it is ended from outside.
final class OpenSessions {
  private static final Logger LOGGER = System.getLogger(OpenSessions.class.getName());
  private static final Set<DockerSession> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(OpenSessions::closeAll, "assay-remove-containers"));
  }

  private OpenSessions() {}

  static void add(DockerSession session) {
    OPEN.add(session);
  }

  static void remove(DockerSession session) {
    OPEN.remove(session);
  }

  /// One that cannot be closed keeps no other open.
  private static void closeAll() {
    for (DockerSession session : OPEN) {
      try {
        session.close();
      } catch (IllegalStateException e) {
        LOGGER.log(Level.WARNING, e::getMessage);
      }
    }
  }
}
