package dev.assay.runner.process;

import dev.assay.runner.LeftOver;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.TemporaryFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

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

  /// What sessions of labs that were killed have left: processes, then folders for temporary files.
  ///
  /// @throws RunnerException when the folder for temporary files cannot be listed
  public static List<LeftOver> leftOvers() throws RunnerException {
    List<LeftOver> found = new ArrayList<>();
    if (LinuxProcesses.supported()) {
      found.addAll(LeftOverProcesses.find());
    }
    try {
      found.addAll(TemporaryFolders.leftOvers());
    } catch (IOException e) {
      throw new RunnerException("temporary folders could not be looked through: " + e, e);
    }
    return found;
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
