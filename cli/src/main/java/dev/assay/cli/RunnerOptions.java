package dev.assay.cli;

import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.RunnerException;
import dev.assay.runner.Runners;
import dev.assay.runner.TaskRunner;
import dev.assay.runner.WeakerIsolation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/// Where tests run.
final class RunnerOptions {
  @Option(
      names = "--runner",
      paramLabel = "NAME",
      description =
          "Where tests run: sandbox, docker, or process, for tasks and models that you trust "
              + "(default: the first of sandbox and docker that can be used here; for a resumed run the "
              + "run's own).")
  Optional<String> name = Optional.empty();

  @Option(
      names = "--image",
      paramLabel = "IMAGE",
      description = "For docker: where tests of tasks that name no image run.")
  Optional<String> image = Optional.empty();

  @Option(
      names = "--allow-weaker-isolation",
      description = "Go on where the machine cannot enforce all limits and policies; recorded.")
  boolean allowWeakerIsolation;

  private final Supplier<Runners> installed;

  RunnerOptions() {
    this(Runners::installed);
  }

  RunnerOptions(Supplier<Runners> installed) {
    this.installed = installed;
  }

  /// Whether the runner has an engine that can be used, with or without the image of sessions that
  /// name none.
  private static boolean answers(TaskRunner runner) {
    if (runner.images().isEmpty()) {
      return false;
    }
    try {
      var _ = runner.images().get().labels("assay/any");
      return true;
    } catch (RunnerException e) {
      return false;
    }
  }

  /// The runner's name for a new run.
  ///
  /// @throws CommandException when none was asked for and none that isolates can be used
  String name() throws CommandException {
    if (name.isPresent()) {
      return name.get();
    }
    return switch (RunnerChoice.among(installed.get(), allowWeakerIsolation)) {
      case RunnerChoice.Chosen(TaskRunner runner, _) -> runner.name();
      case RunnerChoice.None(String reason) ->
          throw new CommandException(ExitCode.UNAVAILABLE, reason);
    };
  }

  /// The runner, ready to be used.
  ///
  /// @throws CommandException when it lacks something, with the way out
  TaskRunner open(String runnerName) throws CommandException, RunnerException {
    return open(runnerName, false);
  }

  /// The runner, ready to be used for a suite.
  ///
  /// @throws CommandException when it lacks something, with the way out
  TaskRunner open(String runnerName, Suite suite) throws CommandException, RunnerException {
    return open(runnerName, suite.namesImages());
  }

  private TaskRunner open(String runnerName, boolean imagesNamed)
      throws CommandException, RunnerException {
    TaskRunner named = installed.get().named(runnerName);
    TaskRunner runner = image.isPresent() ? named.withImage(image.get()) : named;
    if (runner.availability() instanceof RunnerAvailability.Missing(String missing, String remedy)
        && !(imagesNamed && answers(runner))) {
      throw new CommandException(
          ExitCode.UNAVAILABLE,
          "the runner '" + runner.name() + "' lacks " + missing + "; " + remedy);
    }
    if (allowWeakerIsolation) {
      return new WeakerIsolation(runner);
    }
    // Said once, before a run, and not of each attempt.
    List<String> shortfalls = runner.shortfalls();
    if (!shortfalls.isEmpty()) {
      throw new CommandException(
          ExitCode.UNAVAILABLE,
          "the runner '%s' cannot enforce here: %s; --allow-weaker-isolation goes on without and records it, --runner process isolates nothing"
              .formatted(runner.name(), String.join(", ", shortfalls)));
    }
    return runner;
  }
}
