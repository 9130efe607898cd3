package dev.assay.runner.docker;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The sessions of this Java process, to be closed when it is ended from outside.
final class OpenSessions {
  private static final Set<DockerSession> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> OPEN.forEach(DockerSession::close), "assay-remove-containers"));
  }

  private OpenSessions() {}

  static void add(DockerSession session) {
    OPEN.add(session);
  }

  static void remove(DockerSession session) {
    OPEN.remove(session);
  }
}
