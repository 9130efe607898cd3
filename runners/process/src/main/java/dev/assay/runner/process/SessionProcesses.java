package dev.assay.runner.process;

import dev.assay.runner.BoundedOutput;
import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.RunnerException;

/// The processes of one session, by the means of one operating system.
sealed interface SessionProcesses permits LinuxProcesses, PortableProcesses {
  /// Runs a command to its end or its time limit, and pumps its output meanwhile.
  ///
  /// @param error the same object as `output` when the streams are merged
  Termination run(Launch launch, BoundedOutput output, BoundedOutput error)
      throws RunnerException, InterruptedException;

  /// Ends every process of the session; others may be started later.
  void endAll();

  /// Ends every process of the session for good.
  void end();

  /// How surely [#end] finds all of them, as it is recorded with an attempt.
  String reach();
}
