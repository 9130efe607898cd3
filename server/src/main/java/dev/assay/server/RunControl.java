package dev.assay.server;

import dev.assay.protocol.RunId;
import java.util.Set;

/// Carries out runs on behalf of the server.
public interface RunControl {
  /// What a run would do and cost at most, without starting it.
  ///
  /// @throws RefusedException when it could not be started
  LaunchPreview preview(Launch launch) throws RefusedException, InterruptedException;

  /// Plans a run and begins with it; returns when the plan is on record.
  ///
  /// @throws RefusedException when it cannot be started
  RunId launch(Launch launch) throws RefusedException, InterruptedException;

  /// Goes on with a run; returns when that is on record.
  ///
  /// @param apiErrorsOnly whether only attempts that ended in an API error are done again
  /// @throws RefusedException when it cannot go on, or is under way
  void resume(RunId run, boolean apiErrorsOnly) throws RefusedException, InterruptedException;

  /// Stops a run that [#active] names: nothing more is started, what is in flight is interrupted.
  ///
  /// @throws RefusedException when it is not under way here
  void cancel(RunId run) throws RefusedException;

  /// The runs that are under way here.
  Set<RunId> active();
}
