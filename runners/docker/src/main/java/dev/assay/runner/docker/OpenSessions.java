package dev.assay.runner.docker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The sessions of this Java process, and the copies that they write in, to be closed when it is
/// ended from outside.
final class OpenSessions {
  private static final Logger LOGGER = System.getLogger(OpenSessions.class.getName());
  private static final Set<DockerSession> OPEN = ConcurrentHashMap.newKeySet();
  private static final Set<VolumeCopy> COPIES = ConcurrentHashMap.newKeySet();

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

  static void add(VolumeCopy copy) {
    COPIES.add(copy);
  }

  static void remove(VolumeCopy copy) {
    COPIES.remove(copy);
  }

  /// A copy can be removed when no session has it any longer.
  private static void closeAll() {
    OPEN.forEach(session -> close(session::close));
    COPIES.forEach(copy -> close(copy::close));
  }

  /// One that cannot be closed keeps no other open.
  private static void close(Runnable closing) {
    try {
      closing.run();
    } catch (IllegalStateException e) {
      LOGGER.log(Level.WARNING, e::getMessage);
    }
  }
}
