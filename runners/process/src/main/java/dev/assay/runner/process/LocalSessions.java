package dev.assay.runner.process;

import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionSpec;
import java.nio.file.Files;

/// Sessions whose commands are processes of this machine and work in the workspace folder itself:
/// found and ended with all that they started, with bounded output, and, for runners that isolate,
/// confined.
public final class LocalSessions {
  private LocalSessions() {}

  /// Whether commands can be confined here: Linux 5.6 or newer with glibc 2.34 or newer, on a
  /// 64-bit processor. To find out makes this process the subreaper of its descendants.
  public static boolean canConfine() {
    return LinuxProcesses.supported();
  }

  /// Opens a session whose commands are confined.
  ///
  /// @throws RunnerException when the workspace is no folder, or the confinement cannot be had
  public static RunnerSession open(SessionSpec spec, Confiner confiner) throws RunnerException {
    return open(spec, Means.best(), confiner);
  }

  static RunnerSession open(SessionSpec spec, Means means, Confiner confiner)
      throws RunnerException {
    if (!Files.isDirectory(spec.workspace())) {
      throw new RunnerException(
          "the workspace of session '%s' is no folder: %s; lay it out before the session is opened"
              .formatted(spec.label(), spec.workspace()));
    }
    return ProcessSession.open(spec, means, confiner);
  }
}
