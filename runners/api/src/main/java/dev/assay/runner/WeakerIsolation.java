package dev.assay.runner;

/// Another runner, whose sessions may [enforce less](SessionSpec#allowWeakerIsolation) than they
/// are asked for.
public record WeakerIsolation(TaskRunner runner) implements RunnerDecorator {
  @Override
  public TaskRunner withImage(String image) throws RunnerException {
    return new WeakerIsolation(runner.withImage(image));
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
            true,
            spec.image()));
  }
}
