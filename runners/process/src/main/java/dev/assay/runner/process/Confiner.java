package dev.assay.runner.process;

import dev.assay.runner.RunnerException;
import dev.assay.runner.SessionSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// Confines sessions.
@FunctionalInterface
public interface Confiner {
  /// Makes the confinement of one session.
  ///
  /// @param workspace without links on the way
  /// @param folder an empty folder of the session's own, without links on the way, that is removed
  ///   with all that is in it when the session is closed
  /// @param inherited the variables that commands inherit from the lab
  /// @throws RunnerException when something of the specification cannot be enforced
  Confinement confine(SessionSpec spec, Path workspace, Path folder, Map<String, String> inherited)
      throws RunnerException, IOException;
}
