package dev.assay.runner.process;

import dev.assay.runner.ExecutionResult.Termination;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// No confinement.
enum Unconfined implements Confinement, Confinement.Watch {
  INSTANCE;

  @Override
  public Map<String, String> variables() {
    return Map.of();
  }

  @Override
  public List<PreparedCall> preparation() {
    return List.of();
  }

  @Override
  public Watch watch() {
    return this;
  }

  @Override
  public void started(RunningCommand command) {
    // Nothing is watched.
  }

  @Override
  public Optional<Termination> cause(Termination seen) {
    return Optional.empty();
  }

  @Override
  public Map<String, String> enforcement() {
    return Map.of();
  }

  @Override
  public void processesEnded() {
    // What was found is all that is known.
  }

  @Override
  public void close() {
    // Nothing was taken.
  }
}
