package dev.assay.server;

import dev.assay.protocol.RunId;
import dev.assay.server.RefusedException.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Takes every launch for begun; what it was asked for last can be looked at.
final class KnownRuns implements RunControl {
  final Set<RunId> running = ConcurrentHashMap.newKeySet();
  final List<Launch> launches = Collections.synchronizedList(new ArrayList<>());

  @Override
  public LaunchPreview preview(Launch launch) {
    return new LaunchPreview(
        launch.models().size(),
        1,
        launch.models().size(),
        List.of(),
        0,
        OptionalDouble.empty(),
        true,
        "");
  }

  @Override
  public RunId launch(Launch launch) throws RefusedException {
    if (launch.models().contains("unknown")) {
      throw new RefusedException(Reason.IMPOSSIBLE, "there is no model 'unknown'");
    }
    launches.add(launch);
    RunId run = SampleEvents.run("zzzzz");
    running.add(run);
    return run;
  }

  @Override
  public void resume(RunId run, boolean apiErrorsOnly) throws RefusedException {
    if (!running.add(run)) {
      throw new RefusedException(Reason.NOT_NOW, run + " is under way");
    }
  }

  @Override
  public void cancel(RunId run) throws RefusedException {
    if (!running.remove(run)) {
      throw new RefusedException(Reason.NOT_NOW, run + " is not under way");
    }
  }

  @Override
  public Set<RunId> active() {
    return Set.copyOf(running);
  }
}
