package dev.assay.runner;

import java.util.List;

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
  public List<String> shortfalls() {
    return runner.shortfalls();
  }

  @Override
  public TaskRunner withImage(String image) throws RunnerException {
    return new WeakerIsolation(runner.withImage(image));
  }

  @Override
  public List<String> removeLeftOvers() throws RunnerException {
    return runner.removeLeftOvers();
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
