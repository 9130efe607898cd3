package dev.assay.runner;

/// Another runner, whose sessions may [enforce less](SessionSpec#allowWeakerIsolation) than they
/// are asked for.
public record WeakerIsolation(TaskRunner runner) implements TaskRunner {
  @Override
  public String name() {
    return runner.name();
  }

  @Override
  public RunnerCapabilities capabilities() {
    return runner.capabilities();
  }

  @Override
  public RunnerAvailability availability() {
    return runner.availability();
  }

  @Override
  public String means() {
    return runner.means();
  }

  @Override
  public RunnerSession open(SessionSpec spec) throws RunnerException, InterruptedException {
    return runner.open(
        new SessionSpec(
            spec.label(),
            spec.workspace(),
            spec.environment(),
            spec.limits(),
            spec.network(),
            true));
  }
}
